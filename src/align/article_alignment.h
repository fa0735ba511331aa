// One article and its translation: the pairs of their sentences.
#pragma once

#include <string_view>
#include <vector>

#include "align/block_alignment.h"
#include "align/boundary_model.h"
#include "align/lexicon.h"
#include "align/sentence_alignment.h"
#include "align/side.h"

namespace locseg::align {

/// What earlier alignments and memories taught.
struct Models {
  Lexicon lexicon;
  BoundaryModel boundaries;
  double ratio = 0;  ///< characters of a translation for each of its source; 0: not known

  /// True if articles are compared by their words, too.
  [[nodiscard]] bool know_words() const { return !lexicon.empty() || !boundaries.empty(); }
};

/// A pair of sentences, and the texts that it is in.
struct FoundPair {
  SentencePair pair;
  TextPair texts;
};

/// Everything that was read and found; memory is used again.
struct ArticleAlignment {
  Side source;
  Side target;
  SideKeys source_keys;
  SideKeys target_keys;
  BlockAlignment blocks;
  std::vector<FoundPair> pairs;  ///< in order of the target
  double ratio = 1;
  bool has_stops = true;  ///< the translation's script marks the ends of sentences
  /// The translation was made side by side with its source (docs/format.md).
  bool side_by_side = false;
};

/// What one alignment teaches.
struct Lesson {
  struct Example {
    WordList source;
    WordList target;
  };
  struct Edges {
    EdgeWord before;  ///< or the first of a text
    EdgeWord after;   ///< or the last
  };
  std::vector<Example> examples;
  std::vector<Edges> texts;
  std::vector<Edges> spaces;
  double source_length = 0;
  double target_length = 0;
};

/// What the pairs of `alignment` teach that are likely right. Reads the words of their texts.
[[nodiscard]] Lesson lesson_of(ArticleAlignment& alignment, Segmenter& target_segmenter);

/// Collects lessons, for `Models`.
class Teacher {
 public:
  void add(Lesson lesson);
  /// As many examples as a lexicon takes.
  [[nodiscard]] bool is_full() const { return trainer_.pairs() == LexiconTrainer::kMaxPairs; }
  /// Empty after too few examples.
  [[nodiscard]] Models models() const;

 private:
  LexiconTrainer trainer_;
  BoundaryModel boundaries_;
  double source_length_ = 0;
  double target_length_ = 0;
};

/// An article and its translation. Borrowed.
struct ArticlePair {
  std::string_view source;
  std::string_view target;
  ArticleKind kind = ArticleKind::kMarkdown;
};

/// Aligns one pair of articles after another. For one thread.
class ArticleAligner {
 public:
  ArticleAligner(std::string_view source_lang, std::string_view target_lang);

  /// `models` may be empty. The bytes must outlive `into`.
  void align(const ArticlePair& articles, const Models& models, ArticleAlignment& into);
  /// What a source and its translation teach, as a memory has them.
  [[nodiscard]] Lesson lesson_of_texts(std::string_view source, std::string_view target);
  [[nodiscard]] Segmenter& source_segmenter() { return source_segmenter_; }
  [[nodiscard]] Segmenter& target_segmenter() { return target_segmenter_; }

 private:
  void read_sentences(Segmenter& segmenter, Side& side) const;

  SideReader reader_;
  Segmenter source_segmenter_;
  Segmenter side_by_side_segmenter_;
  Segmenter target_segmenter_;
};

}  // namespace locseg::align
