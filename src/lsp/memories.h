/// The translation memory of a session, in the languages that are asked for.
#pragma once

#include <map>
#include <string>
#include <utility>

#include "locseg/identity.h"
#include "locseg/memory.h"
#include "locseg/result.h"

namespace locseg::lsp {

class Memories {
 public:
  Memories() = default;
  /// `store`: a path or URL; empty: there is no memory.
  Memories(std::string store, LookupOptions options)
      : store_(std::move(store)), options_(std::move(options)) {}

  [[nodiscard]] bool has_store() const { return !store_.empty(); }

  /// The memory for these languages, of which an empty one is the one of the options; opened at
  /// the first call. kMisuse if there is no store.
  [[nodiscard]] Result<TranslationMemory*> of(const LanguagePair& languages);

 private:
  std::string store_;
  LookupOptions options_;
  std::map<LanguagePair, TranslationMemory> open_;
};

}  // namespace locseg::lsp
