// The Markdown of an article is read once for all rules that ask how it arrives.
#include "check/article_facts.h"

#include <algorithm>

namespace locseg::check {

std::uint64_t ArticleFacts::body_begin() const {
  const std::string_view bytes = article_->bytes();
  if (article_->kind() != ArticleKind::kMarkdown) return bytes.size();
  const Span metadata = article_->front_matter().span;
  if (metadata.empty()) return 0;
  // The span ends before the line that closes it.
  const std::size_t end = bytes.find('\n', metadata.end);
  return end == std::string_view::npos ? bytes.size() : end + 1;
}

const std::vector<markup::RenderedPiece>& ArticleFacts::pieces() {
  if (pieces_known_) return pieces_;
  pieces_known_ = true;
  if (article_->kind() != ArticleKind::kMarkdown) return pieces_;
  const std::uint64_t begin = body_begin();
  markup::read_blocks(article_->bytes().substr(begin), pieces_);
  for (markup::RenderedPiece& piece : pieces_) {
    piece.span.begin += begin;
    piece.span.end += begin;
  }
  return pieces_;
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
