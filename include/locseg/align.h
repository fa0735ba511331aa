/// Alignment: an article and its translation, each in a file of its own, become pairs of sentences.
///
/// Blocks are aligned first (headings, paragraphs, items, cells, code), by dynamic programming over
/// what they are, how long they are and what they share; then the sentences within two blocks; then
/// what moved. Lengths are judged as Gale and Church do (Computational Linguistics 19(1), 1993).
/// What lengths and codes leave open, a lexicon decides that is learned from the first pass over
/// all articles, and from a memory (IBM model 1: Brown et al., Computational Linguistics 19(2),
/// 1993). Every pair has a confidence.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "locseg/article.h"
#include "locseg/result.h"
#include "locseg/span.h"
#include "locseg/tree.h"
#include "locseg/unit.h"

namespace locseg {

/// Pairs of this confidence and more are called sure. Measured on revised sources, of these less
/// than one in two hundred is wrong.
inline constexpr double kSureConfidence = 0.9;

/// Pairs of less are not taken for translations without being looked at: not put into stores and
/// bilingual articles, not read as segments.
inline constexpr double kUsableConfidence = 0.5;

/// A sentence and its translation; now and then two sentences, where the translation joined them.
struct AlignedPair {
  Span source;  ///< bytes of the source article
  Span target;  ///< bytes of the translation, without the white space around it
  /// Its number among the units of the translation, hidden ones included, from 101.
  std::uint32_t number = 0;
  std::uint64_t line = 0;  ///< of `target.begin`, from 1
  double confidence = 0;   ///< 0 to 1
  /// A title, a description or the alternative text of a picture: outside of paragraphs.
  bool hidden = false;
  std::string source_text;  ///< decoded, in one line
  std::string target_text;  ///< decoded, as it is
};

/// What was found in one pair of articles.
struct AlignedArticle {
  std::vector<AlignedPair> pairs;      ///< in order of `target.begin`, disjoint but for hidden ones
  std::uint64_t unpaired_sources = 0;  ///< sentences of the source without a translation
  std::uint64_t unpaired_targets = 0;  ///< blocks of the translation without a source
};

/// What alignments learn: words that translate each other, and how sentences end that have no stop.
/// Filled once, then read by any number of threads.
class AlignmentLessons final : public UnitSink {
 public:
  AlignmentLessons();
  AlignmentLessons(AlignmentLessons&&) noexcept;
  AlignmentLessons& operator=(AlignmentLessons&&) noexcept;
  ~AlignmentLessons() override;

  /// Takes the translations of a memory as examples, up to some ten thousand a language pair.
  [[nodiscard]] Result<void> begin_article(const ArticleInfo& info) override;
  [[nodiscard]] Result<void> units(std::span<const Unit> units) override;
  [[nodiscard]] Result<void> end_article() override;

 private:
  friend class AlignmentRun;
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// Aligns one article with its translation, from what they have themselves. About a millisecond for
/// a page; linear in both, whatever they hold. Never fails: articles that have nothing to do with
/// each other give few pairs, and none that is sure.
[[nodiscard]] AlignedArticle align_article(std::string_view source, std::string_view target,
                                           ArticleKind kind, const Languages& languages);

/// The pairs of an article and its translation that are usable, for articles of kParallel; those of
/// front matter and alternative texts, too. As `align_article`.
[[nodiscard]] std::vector<ParallelPair> find_parallel_pairs(const ParallelTexts& texts);

struct AlignOptions {
  unsigned threads = 0;           ///< 0: as many as there are processors
  AlignmentLessons lessons = {};  ///< of a memory
};

/// A pair of articles, aligned. Borrowed until the call that it is passed to returns.
struct AlignedFiles {
  std::string_view name;    ///< of the translation, below the root
  std::string_view place;   ///< where the translation was read from
  ArticleInfo info;         ///< of the translation
  std::string_view source;  ///< bytes
  std::string_view target;
  ArticleKind kind = ArticleKind::kMarkdown;
  const AlignedArticle& alignment;
};

struct AlignCounts {
  std::uint64_t articles = 0;
  std::vector<std::string> only_source;  ///< places of articles without a counterpart
  std::vector<std::string> only_target;
};

/// Aligns all articles of `targets` with those of the same name in `sources`; two files whatever
/// their names. Languages are those that the sources were opened with. Two passes over the
/// articles: the first learns, from at most some ten thousand sentences, what the second knows.
/// Delivers in order of name; the result does not depend on the number of threads. Memory: the
/// articles in flight and what was learned, some ten megabytes. The first failure ends the run.
[[nodiscard]] Result<AlignCounts> align_trees(
    const ArticleSource& sources, const ArticleSource& targets, AlignOptions options,
    const std::function<Result<void>(const AlignedFiles&)>& deliver);

struct BilingualArticle {
  std::string bytes;
  std::uint64_t pairs = 0;  ///< that are in
};

/// The bilingual article: the translation with each pair of at least `least` confidence, but hidden
/// ones, written as the side-by-side format has it. `prefix` is five hexadecimal digits. Rendered,
/// it gives the translation back to the byte: this is checked here, and pairs that would break it
/// are left out.
[[nodiscard]] BilingualArticle bilingual_article(std::string_view target,
                                                 const AlignedArticle& alignment, double least,
                                                 std::string_view prefix);

}  // namespace locseg
