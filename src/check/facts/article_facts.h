/// What is known of an article while rules look at it as a whole.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <vector>

#include "article/pair_readings.h"
#include "article/segment_id.h"
#include "check/facts/rule.h"
#include "check/facts/segment_facts.h"
#include "locseg/article.h"

namespace locseg::check {

class ArticleFacts {
 public:
  /// All must outlive the facts. `reader`: of the last check of the article; null if it is the
  /// first.
  ArticleFacts(const Article& article, const Context& context,
               article::PairReader* reader = nullptr)
      : article_(&article), context_(&context), reader_(reader) {}

  [[nodiscard]] const Article& article() const { return *article_; }
  [[nodiscard]] const Context& context() const { return *context_; }

  /// How the tags of each segment's pair arrive at a reader (see read_pairs), by its place in
  /// `Article::segments()`. Read at the first call.
  [[nodiscard]] const std::vector<article::PairReading>& pairs();

  /// The id of each segment, taken apart, if it has the shape that the writer of bilingual articles
  /// makes.
  [[nodiscard]] const std::vector<std::optional<article::SegmentId>>& regular_ids();

  /// The segment whose `whole` begins at `offset`.
  [[nodiscard]] std::optional<std::size_t> segment_at(std::uint64_t offset) const;

 private:
  const Article* article_;
  const Context* context_;
  article::PairReader* reader_;
  // Filled at the first call for them.
  std::optional<std::vector<article::PairReading>> pairs_;
  std::optional<std::vector<std::optional<article::SegmentId>>> regular_ids_;
};

/// Reports every problem of one of `kinds` that the parser found, with the parser's message.
void report_problems(const ArticleFacts& facts, std::initializer_list<ProblemKind> kinds,
                     Faults& faults);

}  // namespace locseg::check
