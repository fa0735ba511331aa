// An article after edits, read as it was before them.
#include <algorithm>
#include <vector>

#include "locseg/article.h"

namespace locseg {
namespace {

// The pairs of a kParallel article after `edits`, which are in order. An edit belongs to the target
// that it is in, its ends included; what is before a target moves it.
std::vector<ParallelPair> moved_pairs(const Article& before, std::span<const Edit> edits) {
  std::vector<ParallelPair> out;
  out.reserve(before.segments().size());
  std::int64_t shift = 0;
  auto edit = edits.begin();
  const auto growth = [](const Edit& it) {
    return static_cast<std::int64_t>(it.text.size()) - static_cast<std::int64_t>(it.span.size());
  };
  const auto moved = [&](std::uint64_t offset) {
    return static_cast<std::uint64_t>(static_cast<std::int64_t>(offset) + shift);
  };
  for (const Segment& segment : before.segments()) {
    for (; edit != edits.end() && edit->span.begin < segment.target.begin; ++edit) {
      shift += growth(*edit);
    }
    Span target;
    target.begin = moved(segment.target.begin);
    for (; edit != edits.end() && segment.target.contains(edit->span); ++edit) {
      shift += growth(*edit);
    }
    target.end = moved(segment.target.end);
    out.push_back({target, segment.source});
  }
  return out;
}

}  // namespace

Article edited_article(const Article& before, std::string_view bytes, std::span<const Edit> edits) {
  if (before.layout() != Layout::kParallel) {
    Article after;
    read_article(bytes, before.kind(), before.read_options(), after);
    return after;
  }
  return article_of_pairs({.target = bytes,
                           .source = before.source_bytes(),
                           .kind = before.kind(),
                           .target_lang = before.front_matter().target_lang,
                           .source_lang = before.source_lang()},
                          moved_pairs(before, edits));
}

}  // namespace locseg
