// Articles and units find each other by name; which unit goes where in an article is decided in
// merge_units.
#include "merge/merge_trees.h"

#include <algorithm>
#include <vector>

#include "base/printable.h"
#include "base/try.h"
#include "base/words.h"
#include "locseg/identity.h"

namespace locseg {
namespace {

// Which of the edited side's articles is meant for the one at `index`; their number if none is.
std::size_t partner_of(const ArticleSource& edited, const ArticleSource& articles,
                       std::size_t index) {
  const std::vector<std::string>& names = edited.names();
  if (articles.is_file() && names.size() == 1) return 0;
  for (const std::string& name : {articles.names()[index], articles.article_name(index)}) {
    const auto found = std::lower_bound(names.begin(), names.end(), name);
    if (found != names.end() && *found == name) {
      return static_cast<std::size_t>(found - names.begin());
    }
  }
  return names.size();
}

// Articles of every language have the same sources.
Result<void> require_one_language(const SourcedMerge& one, const MergeTreesOptions& options) {
  if (options.is_one_language) return {};
  const std::string_view article = one.article.group.info.target_lang;
  const std::string_view edited = one.edited.group.info.target_lang;
  if (article.empty() || edited.empty() || same_tag(article, edited)) return {};
  return failure(ErrorCode::kMisuse,
                 "is in " + base::printable(article) + ", and '" + base::printable(options.edited) +
                     "' gives it targets in " + base::printable(edited),
                 one.place);
}

Result<void> merge_one(SourcedMerge& one, const MergeTreesOptions& options) {
  LOCSEG_TRY(require_one_language(one, options));
  auto merged = merge_units(one.article.article, one.edited.group.units, options.merge);
  if (!merged) return failure(merged.error().code, merged.error().message, one.place);
  one.merge = std::move(*merged);
  return {};
}

// A file of many articles without the one that it is to be merged into.
tl::unexpected<Error> no_part_for(const std::string& article, const ArticleSource& edited,
                                  const MergeTreesOptions& options) {
  constexpr std::size_t kMaxNamed = 5;
  const std::vector<std::string>& names = edited.names();
  std::string message = "has no part for " + base::quoted(article) + "; it has ";
  for (std::size_t i = 0; i < std::min(names.size(), kMaxNamed); ++i) {
    message += (i == 0 ? "" : ", ") + base::quoted(names[i]);
  }
  if (names.size() > kMaxNamed) {
    message += " and " + base::counted(names.size() - kMaxNamed, "other");
  }
  return failure(ErrorCode::kNotFound, std::move(message), options.edited);
}

}  // namespace

Result<std::deque<SourcedMerge>> merge_trees(const ArticleSource& articles,
                                             const ArticleSource& edited,
                                             const MergeTreesOptions& options) {
  std::deque<SourcedMerge> merges;
  std::vector<bool> used(edited.names().size(), false);
  for (std::size_t i = 0; i < articles.names().size(); ++i) {
    if (is_tree_interrupted()) return failure(ErrorCode::kInterrupted, "interrupted");
    const std::size_t partner = partner_of(edited, articles, i);
    if (partner == edited.names().size()) continue;
    used[partner] = true;
    SourcedMerge& one = merges.emplace_back();
    one.place = articles.place(i);
    one.name = articles.names()[i];
    LOCSEG_TRY(articles.read(i, one.article));
    LOCSEG_TRY(edited.read(partner, one.edited));
    LOCSEG_TRY(merge_one(one, options));
  }
  // One article of many takes its part.
  if (articles.is_file() && !merges.empty()) return merges;
  if (articles.is_file() && edited.names().size() > 1) {
    return no_part_for(articles.article_name(0), edited, options);
  }
  const auto unused = std::ranges::find(used, false);
  if (unused == used.end()) return merges;
  const std::string& name = edited.names()[static_cast<std::size_t>(unused - used.begin())];
  return failure(ErrorCode::kNotFound,
                 "no such article below '" + base::printable(options.articles) + "'",
                 name.empty() ? options.edited : name);
}

}  // namespace locseg
