// One translation against the source of today.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "align/lessons.h"
#include "locseg/article.h"
#include "locseg/status.h"
#include "status/statements.h"

namespace locseg::status {

/// A stretch of a source, and what stands for it in the translation.
struct Link {
  Span source;
  Span target;
  double confidence = 1;  ///< that of the alignment; 1: known, or of code
};

/// A source that some of the translation was made from.
struct Basis {
  std::string source;
  std::vector<Link> links;  ///< of that part of the translation
};

/// Borrowed.
struct PageTexts {
  std::string_view source;  ///< of today
  std::string_view target;
  ArticleKind kind = ArticleKind::kMarkdown;
};

/// The links of an article and its translation: sentences by alignment, blocks of code by what they
/// share, in order where they share nothing.
class Linker {
 public:
  Linker(std::string_view source_lang, std::string_view target_lang);
  [[nodiscard]] std::vector<Link> links(const PageTexts& texts);

 private:
  Languages languages_;
  align::Aligners aligners_;
  align::ArticleAlignment alignment_;
};

/// What is between `texts.target` and `texts.source`: sets `sentences` and `drifts` of `into`, and
/// `state` by them. With `by_content`, `bases` is the source of today alone, and differences of
/// code tell what is stale.
void compare_page(const PageTexts& texts, const std::vector<Basis>& bases, StatementReader& reader,
                  bool by_content, PageStatus& into);

}  // namespace locseg::status
