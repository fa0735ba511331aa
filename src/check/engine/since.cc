// Reads the articles of a revision, keeps the hashes of their texts, and lets the rules about
// articles run over them: what they find is accepted as in a baseline.
#include "check/engine/since.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "base/printable.h"
#include "base/try.h"
#include "check/engine/article_checker.h"
#include "check/engine/selection.h"
#include "locseg/tree.h"

namespace locseg {
namespace {

void pass_over(const SourcedArticle& article, const check::ArticleChecker& checker,
               CheckOptions& options) {
  for (const Unit& unit : article.group.units) {
    options.skip_segments.push_back(hash_of(unit.source, unit.target));
  }
  for (const check::LocatedFinding& each : checker.check_whole(article.article, article.name)) {
    options.accepted.push_back(
        {std::string(each.finding.rule->id), article.name, accept_key(each.finding), 1, ""});
  }
}

}  // namespace

Result<void> pass_over_revision(const std::string& rev, std::span<const std::string> paths,
                                const TreeOptions& tree, CheckOptions& options) {
  const CheckOptions before = options;
  auto selection = check::Selection::build(before);
  LOCSEG_TRY(selection);
  const check::ArticleChecker checker(before, std::move(*selection));
  SourcedArticle article;
  for (const std::string& path : paths) {
    if (path == "-") {
      return failure(ErrorCode::kMisuse, "cannot compare standard input with the revision '" +
                                             base::printable(rev) + "', expected files");
    }
    const auto base = revision_before(rev, path);
    LOCSEG_TRY(base);
    const auto source = open_revision_source(*base, path, tree, options.languages);
    LOCSEG_TRY(source);
    if (!*source) continue;
    for (std::size_t i = 0; i < (*source)->names().size(); ++i) {
      LOCSEG_TRY((*source)->read(i, article));
      pass_over(article, checker, options);
    }
  }
  std::ranges::sort(options.skip_segments);
  // Not std::ranges::unique, whose subrange clang 14 cannot read from g++ 12's library.
  const auto end = std::unique(options.skip_segments.begin(), options.skip_segments.end());
  options.skip_segments.erase(end, options.skip_segments.end());
  return {};
}

}  // namespace locseg
