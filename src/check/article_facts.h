/// What is known of an article while rules look at it as a whole.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <vector>

#include "check/facts.h"
#include "check/rule.h"
#include "locseg/article.h"
#include "markup/blocks.h"

namespace locseg::check {

class ArticleFacts {
 public:
  /// Both must outlive the facts.
  ArticleFacts(const Article& article, const Context& context)
      : article_(&article), context_(&context) {}

  [[nodiscard]] const Article& article() const { return *article_; }
  [[nodiscard]] const Context& context() const { return *context_; }

  /// Where the text of a Markdown article begins, past its front matter; the end of other articles.
  [[nodiscard]] std::uint64_t body_begin() const;

  /// How the bytes of a Markdown article's text arrive at a reader, in order; spans are bytes of
  /// the article. Empty for other articles. Read when it is first asked for.
  [[nodiscard]] const std::vector<markup::RenderedPiece>& pieces();

  /// The segment whose `whole` begins at `offset`.
  [[nodiscard]] std::optional<std::size_t> segment_at(std::uint64_t offset) const;

 private:
  const Article* article_;
  const Context* context_;
  std::vector<markup::RenderedPiece> pieces_;
  bool pieces_known_ = false;
};

/// Reports every problem of one of `kinds` that the parser got past, in its words.
void report_problems(const ArticleFacts& facts, std::initializer_list<ProblemKind> kinds,
                     Faults& faults);

}  // namespace locseg::check
