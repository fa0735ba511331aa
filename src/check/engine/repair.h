/// Carrying out the fixes of an article's findings.
#pragma once

#include <cstdint>
#include <string>

#include "check/engine/article_checker.h"
#include "locseg/tree.h"

namespace locseg::check {

/// What repairs came to.
struct Repaired {
  CheckedArticle checked;     ///< the article as it is now
  std::string before;         ///< the bytes that were changed; empty if none were
  std::uint64_t repairs = 0;  ///< faults that are there no more; a finding may speak for several
};

/// Repairs the article in `tree`, of which `checked` holds the findings: carries out its safe
/// fixes, and the others if `unsafe` says so. Fixes stay undone if the article has as many findings
/// after them as before, or more of any rule. Nothing is left that a second call would do.
[[nodiscard]] Repaired repair(const ArticleChecker& checker, bool unsafe, CheckedArticle checked,
                              TreeArticle& tree);

}  // namespace locseg::check
