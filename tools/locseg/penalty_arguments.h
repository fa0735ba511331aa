// The options of every command that scores matches.
#pragma once

#include <string>
#include <vector>

#include "argument_table.h"
#include "config/config.h"
#include "locseg/memory.h"

namespace locseg::cli {

struct PenaltyArguments {
  std::vector<std::string> points;
  std::string articles;
  std::string since;

  // Adds --penalty, --articles, --handed-off-since.
  void declare(ArgumentTable& table);
  // What the configuration says, and over it what these do.
  [[nodiscard]] Result<Penalties> settle(const Config& config) const;
};

}  // namespace locseg::cli
