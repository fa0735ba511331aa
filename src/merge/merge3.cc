// A three-way merge in which a segment is one thing.
//
// Segments of the three articles that are the same get one token. In place of its pairs every
// article shows tokens, so a changed target, source or id changes no line; git merges the lines.
// Then each token is merged as a segment and written out in the manner of the side that leads: the
// one that renumbered.
#include <algorithm>

#include "base/git.h"
#include "base/try.h"
#include "locseg/merge.h"
#include "merge/result_writer.h"
#include "merge/segment_merge.h"
#include "merge/skeleton.h"
#include "merge/token_text.h"
#include "merge/versions.h"

namespace locseg {
namespace {

Result<Merge3> merge_as_git_does(const Article& base, const Article& ours, const Article& theirs,
                                 const Merge3Options& options) {
  auto lines = base::merge_lines(
      ours.bytes(), base.bytes(), theirs.bytes(),
      {options.with_base, options.marker_size, options.ours, options.base, options.theirs});
  LOCSEG_TRY(lines);
  Merge3 result;
  result.bytes = std::move(lines->bytes);
  result.conflict = lines->conflict;
  return result;
}

}  // namespace

std::uint64_t Merge3::count(LocalEditStatus fate) const {
  return static_cast<std::uint64_t>(std::count_if(
      edits.begin(), edits.end(), [&](const LocalEdit& edit) { return edit.fate == fate; }));
}

Result<Merge3> merge3(const Article& base, const Article& ours, const Article& theirs,
                      const Merge3Options& options) {
  const merge::Versions versions(base, ours, theirs);
  if (versions.tokens().empty()) return merge_as_git_does(base, ours, theirs, options);
  for (const Article* article : {&base, &ours, &theirs}) {
    if (article->bytes().find_first_of("\x02\x03\x04") != std::string_view::npos) {
      return failure(ErrorCode::kUnsupported, "the article holds a control character below U+0005");
    }
  }
  const merge::Who lead = versions.lead();
  const merge::TokenTexts texts = merge::token_texts(versions);
  const auto& [base_lines, our_lines, their_lines] = texts.lines;
  auto hunks = merge::merge_skeletons(our_lines, base_lines, their_lines, options.with_base);
  LOCSEG_TRY(hunks);
  const std::vector<merge::Outcome> outcomes = merge::merge_tokens(versions, options.prefer);
  auto written =
      merge::write_result(versions, lead, outcomes,
                          merge::put_front_matter_back(std::move(*hunks), texts, lead), options);
  LOCSEG_TRY(written);
  Merge3 result;
  result.bytes = std::move(written->bytes);
  result.conflict = written->conflict;
  result.edits = merge::collect_local_edits(versions, options.prefer, written->present);
  result.notes = merge::collect_dropped_pairs(versions);
  const Article& led = versions.of(lead).article;
  if (!led.front_matter().file_hash.empty() && result.bytes != led.bytes()) {
    result.notes.emplace_back("ms.openlocfilehash no longer describes the article");
  }
  return result;
}

}  // namespace locseg
