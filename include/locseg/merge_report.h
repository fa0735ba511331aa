/// What a merge did, as text and JSON.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "locseg/merge.h"
#include "locseg/merge3.h"
#include "locseg/unit.h"

namespace locseg {

/// One article's merge. Views are the caller's.
struct MergedArticle {
  std::string_view path;
  std::span<const Unit> segments;  ///< of the article
  std::span<const Unit> edited;
  const ArticleMerge* merge = nullptr;
};

/// A line for each unit that was not applied, and one of counts.
[[nodiscard]] std::string merge_as_text(std::span<const MergedArticle> articles, bool written);

/// One object, whose keys stay: `{"written": true, "articles": [{"article", "before", "after",
/// "missing", "counts": {"applied": 1, …}, "units": [{"outcome", "id", "line", "source", "target",
/// "segments": [index, …], "reason", "repeated"}], "missing_segments": [{"id", "line"}]}]}`.
/// `before` and `after` are hashes of the article's bytes; units that were there already are
/// counted and not listed.
[[nodiscard]] std::string merge_as_json(std::span<const MergedArticle> articles, bool written);

/// What became of our edits in a three-way merge: a line each that was not kept, and the notes.
[[nodiscard]] std::string merge3_as_text(const Merge3& merge);

}  // namespace locseg
