#include "memory_arguments.h"

#include <algorithm>
#include <utility>

#include "base/try.h"
#include "leverage/penalty_settings.h"
#include "locseg/store.h"

namespace locseg::cli {

void MemoryArguments::declare_store(ArgumentTable& table) {
  table.add(
      {.name = "STORE", .into = &store, .summary = "The translation memory", .required = true});
}

Result<void> MemoryArguments::require_order(std::span<const std::string> others,
                                            const std::string& other) const {
  if (names_store(store)) return {};
  const auto swapped = std::ranges::find_if(others, names_store);
  if (swapped == others.end()) return {};
  return failure(ErrorCode::kMisuse,
                 "is no store, and " + *swapped + " is one; are STORE and " + other + " swapped?",
                 store);
}

void MemoryArguments::declare_penalties(ArgumentTable& table) {
  table.add({.name = "--penalty",
             .value = "WHAT=N",
             .into = &points,
             .summary =
                 "Points off: machine=N for machine translation, several=N where a source has\n"
                 "several translations, elsewhere=N outside --articles, old=N before "
                 "--handed-off-since (repeatable)"});
  table.add({.name = "--articles",
             .value = "GLOB",
             .into = &articles,
             .summary = "The articles that elsewhere is about"});
  table.add({.name = "--handed-off-since",
             .value = "YYYY-MM-DD",
             .into = &since,
             .summary = "The day that old is about"});
}

Result<Penalties> MemoryArguments::penalties(const Config& config) const {
  Penalties settled;
  LOCSEG_TRY(read_penalty_settings(config, settled));
  for (const std::string& given : points) {
    if (auto set = set_penalty(given, settled); !set) {
      set.error().message.insert(0, "--penalty: ");
      return tl::unexpected(std::move(set.error()));
    }
  }
  if (!articles.empty()) settled.set = articles;
  if (!since.empty()) settled.since = since;
  // Articles or a day without a penalty are a slip.
  if (!articles.empty() && settled.elsewhere == 0) {
    return failure(ErrorCode::kMisuse, "--penalty elsewhere=N and --articles belong together");
  }
  if (!since.empty() && settled.old == 0) {
    return failure(ErrorCode::kMisuse, "--penalty old=N and --handed-off-since belong together");
  }
  LOCSEG_TRY(require_sound(settled));
  // What takes no points need not be looked at.
  if (settled.elsewhere == 0) settled.set.clear();
  if (settled.old == 0) settled.since.clear();
  return settled;
}

Result<LookupOptions> MemoryArguments::settle(const Config& config,
                                              const LanguagePair& languages) const {
  LookupOptions lookup;
  auto settled = penalties(config);
  LOCSEG_TRY(settled);
  lookup.penalties = std::move(*settled);
  lookup.source_lang = languages.source;
  lookup.target_lang = languages.target;
  return lookup;
}

}  // namespace locseg::cli
