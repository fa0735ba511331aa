// The options of every command that asks a translation memory.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "argument_table.h"
#include "config/config.h"
#include "locseg/identity.h"
#include "locseg/memory.h"

namespace locseg::cli {

struct MemoryArguments {
  std::string store;
  std::vector<std::string> points;
  std::string articles;
  std::string since;

  // Adds STORE.
  void declare_store(ArgumentTable& table);
  // kMisuse if STORE is none and one of `others`, which help calls `other`, is.
  [[nodiscard]] Result<void> require_order(std::span<const std::string> others,
                                           const std::string& other) const;
  // Adds --penalty, --articles, --handed-off-since.
  void declare_penalties(ArgumentTable& table);
  // Asks for matches in `languages`, with the penalties of the configuration and, over them, those
  // of these options.
  [[nodiscard]] Result<LookupOptions> settle(const Config& config,
                                             const LanguagePair& languages) const;

 private:
  [[nodiscard]] Result<Penalties> penalties(const Config& config) const;
};

}  // namespace locseg::cli
