// The Markdown of an article is read once for all rules that ask how it arrives.
#include "check/facts/article_facts.h"

#include <algorithm>

namespace locseg::check {

const std::vector<article::PairReading>& ArticleFacts::pairs() {
  if (!pairs_)
    pairs_ = reader_ != nullptr ? reader_->read(*article_) : article::read_pairs(*article_);
  return *pairs_;
}

const std::vector<std::optional<article::SegmentId>>& ArticleFacts::regular_ids() {
  if (regular_ids_) return *regular_ids_;
  auto& ids = regular_ids_.emplace();
  ids.reserve(article_->segments().size());
  for (const Segment& segment : article_->segments()) {
    auto& id = ids.emplace_back(article::parse_segment_id(article_->id(segment)));
    if (id && !article::is_regular(*id)) id.reset();
  }
  return ids;
}

std::optional<std::size_t> ArticleFacts::segment_at(std::uint64_t offset) const {
  const auto& segments = article_->segments();
  const auto at = std::ranges::lower_bound(segments, offset, {},
                                           [](const Segment& it) { return it.whole.begin; });
  if (at == segments.end() || at->whole.begin != offset) return std::nullopt;
  return static_cast<std::size_t>(at - segments.begin());
}

void report_problems(const ArticleFacts& facts, std::initializer_list<ProblemKind> kinds,
                     Faults& faults) {
  for (const Problem& problem : facts.article().problems()) {
    if (std::ranges::find(kinds, problem.kind) == kinds.end()) continue;
    faults.in_article(problem.span, message_of(problem)).segment =
        facts.segment_at(problem.span.begin);
  }
}

}  // namespace locseg::check
