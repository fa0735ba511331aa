// An article of any bytes and edited units read from another: nothing but targets changes, what was
// applied reads back, and the article's own units change nothing.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "fuzz/parts.h"
#include "locseg/article.h"
#include "locseg/merge.h"

namespace {

using namespace locseg;
using fuzz::require;

void check_result(const Article& article, std::span<const Unit> units, const ArticleMerge& merge) {
  require(merge.units.size() == units.size());
  const auto made = apply_edits(article.bytes(), merge.edits);
  require(made.has_value() && *made == merge.bytes);
  const Article after = parse_article(merge.bytes, article.kind());
  require(after.segments().size() == article.segments().size());
  std::vector<bool> changed(article.segments().size(), false);
  for (const Edit& edit : merge.edits) {
    const auto at = std::find_if(article.segments().begin(), article.segments().end(),
                                 [&](const Segment& s) { return s.target == edit.span; });
    require(at != article.segments().end());
    changed[static_cast<std::size_t>(at - article.segments().begin())] = true;
  }
  for (std::size_t i = 0; i < after.segments().size(); ++i) {
    const Segment& was = article.segments()[i];
    const Segment& is = after.segments()[i];
    require(article.source(was) == after.source(is));
    require(changed[i] || article.target(was) == after.target(is));
  }
  if (merge.blocked) return;
  for (std::size_t u = 0; u < units.size(); ++u) {
    const MergedUnit& unit = merge.units[u];
    require(unit.outcome == EditOutcome::kApplied || unit.outcome == EditOutcome::kUnchanged ||
            !unit.reason.empty());
    if (unit.outcome != EditOutcome::kApplied && unit.outcome != EditOutcome::kUnchanged) continue;
    for (const std::uint32_t segment : unit.segments) {
      require(after.target(after.segments()[segment]) == units[u].target);
    }
  }
}

void check(std::string_view bytes, std::string_view edited, ArticleKind kind) {
  const Article article = parse_article(bytes, kind);
  const Article other = parse_article(edited, kind);
  ArticleUnits own;
  own.read({}, article, {}, {});
  const auto same = merge_units(article, own.group().units, {});
  require(same.has_value() && same->bytes == bytes && same->edits.empty());
  ArticleUnits units;
  units.read({}, other, {}, {});
  for (const OnStale on_stale : {OnStale::kFail, OnStale::kSkip, OnStale::kApply}) {
    for (const bool force : {false, true}) {
      const auto merged = merge_units(article, units.group().units, {on_stale, force});
      if (merged) check_result(article, units.group().units, *merged);
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto [article, edited] = fuzz::parts<2>(data, size);
  for (const ArticleKind kind :
       {ArticleKind::kMarkdown, ArticleKind::kYaml, ArticleKind::kJson, ArticleKind::kXml}) {
    check(article, edited, kind);
  }
  return 0;
}
