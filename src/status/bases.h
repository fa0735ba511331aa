// What a translation was made from, as its past tells it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "status/history.h"
#include "status/page_comparison.h"

namespace locseg::status {

/// The bases of a translation that holds its sources, in tags, in comments or by turns: one, of its
/// segments. Empty if it holds none.
[[nodiscard]] std::vector<Basis> bases_in_article(const PageTexts& texts,
                                                  std::string_view source_lang);

/// A translation on disk, and what it and its source are called in their repository.
struct PageOfHistory {
  PageTexts texts;
  std::string source_name;
  std::string target_name;
};

/// The bases of `page` by the commits that wrote it: each sentence was made from the source at the
/// commit that wrote it or changed more in it than some letters. Bytes that are not committed were
/// made from the source of today. Empty if the repository knows nothing of the translation.
[[nodiscard]] std::vector<Basis> bases_of_history(const PageOfHistory& page, History& history,
                                                  Linker& linker, StatementReader& target_reader);

/// The revision that the latest commit names which names one; empty if none does.
[[nodiscard]] std::string revision_in_log(std::span<const Version> versions);

/// True if `after` may be `before` with a slip of the pen put right: they differ by few letters,
/// and not by digits or code.
[[nodiscard]] bool is_small_fix(std::string_view before, std::string_view after);

}  // namespace locseg::status
