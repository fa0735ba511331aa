/// The check of an article or a file of units that is all there is: rules about all articles run
/// over it, too.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "check/engine/article_checker.h"
#include "check/engine/unit_places.h"
#include "locseg/article.h"
#include "locseg/finding.h"
#include "locseg/result.h"

namespace locseg::check {

/// Where an article came from, and what is known of it.
struct LoneArticle {
  const Article* article = nullptr;  // never null
  std::string_view name;
  std::string path = {};              // as of ArticleChecker::check
  SegmentRecords* records = nullptr;  // likewise
};

/// The findings that `check_tree` has for this article alone, in order of position, and what else
/// is known of it: `findings` and `entries` of the result are moved on.
struct LoneCheck {
  std::vector<Finding> findings;
  std::string source_lang;
  std::string target_lang;
};
[[nodiscard]] LoneCheck check_alone(const ArticleChecker& checker, const LoneArticle& lone);

/// The same for a file of units; its languages are those of its first units. Fails as its reader
/// does.
[[nodiscard]] Result<LoneCheck> check_alone(const ArticleChecker& checker, const std::string& name,
                                            const UnitOpener& open);

}  // namespace locseg::check
