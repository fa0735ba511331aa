/// Counts: how much text there is, in which languages, translated how, and how much of it repeats.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "locseg/article.h"
#include "locseg/identity.h"
#include "locseg/unit.h"

namespace locseg {

/// The size of decoded texts, inline codes and all.
struct TextSize {
  /// What ICU finds between word breaks (by dictionary for zh, ja and th) that has a letter, an
  /// ideograph or a digit. `docs.html` is one word, `Save as` two, `保存文件` two.
  std::uint64_t words = 0;
  /// Code points, white space included; bytes that are not UTF-8 count as the U+FFFD shown for
  /// them.
  std::uint64_t characters = 0;

  TextSize& operator+=(const TextSize& other);
  friend bool operator==(const TextSize&, const TextSize&) = default;
};

/// Linear; 0.25 µs for a sentence in a script with spaces, some microseconds in others.
[[nodiscard]] TextSize size_of(std::string_view text);

/// The sums over some articles.
struct Counts {
  std::uint64_t articles = 0;
  std::uint64_t articles_without_segments = 0;
  std::uint64_t segments = 0;
  TextSize source;
  TextSize target;

  Counts& operator+=(const Counts& other);
  friend bool operator==(const Counts&, const Counts&) = default;
};

/// Texts of one kind that are in no pair.
struct OutsideText {
  std::uint64_t texts = 0;
  TextSize size;

  OutsideText& operator+=(const OutsideText& other);
  friend bool operator==(const OutsideText&, const OutsideText&) = default;
};

/// Translated text that has no source beside it. No memory can learn from it, and no check sees it.
struct OutsidePairs {
  OutsideText titles;        ///< `title` of the metadata
  OutsideText descriptions;  ///< `description` of the metadata
  OutsideText alternatives;  ///< of images in Markdown

  OutsidePairs& operator+=(const OutsidePairs& other);
  friend bool operator==(const OutsidePairs&, const OutsidePairs&) = default;
};

struct TypeStats {
  std::string translation_type;  ///< `HT`, `MT`, or as it is spelled; empty if not known
  Counts counts;
};

struct PairStats {
  std::string source_lang;  ///< empty if not known
  std::string target_lang;
  Counts counts;
  std::uint64_t units = 0;        ///< distinct pairs of source and target among the segments
  std::uint64_t repetitions = 0;  ///< segments less units
  std::vector<TypeStats> types;   ///< in byte order of the type
  OutsidePairs outside = {};      ///< of the articles that were parsed; a store knows none
};

struct Stats {
  Counts counts;
  std::uint64_t units = 0;        ///< distinct by source language, target language, source, target
  std::uint64_t repetitions = 0;  ///< segments less units
  std::vector<PairStats> pairs;   ///< in byte order of source, then target language
  /// Problems by kind, in the order of ProblemKind, without kinds that did not occur. Absent if no
  /// article was parsed: a store does not know.
  std::optional<std::vector<std::pair<ProblemKind, std::uint64_t>>> problems;
  /// Absent if no article was parsed.
  std::optional<OutsidePairs> outside = {};
};

/// The counts of one article: made on any thread, added in any order.
struct ArticleCounts {
  std::string source_lang;
  std::string target_lang;
  std::string translation_type;
  Counts counts;
  std::vector<Hash128> units;  ///< `hash_of(source, target)` of each segment
  OutsidePairs outside = {};   ///< `count_outside_pairs`
};

/// Counts `group` into `into`, whose memory is reused.
void count_units(const UnitGroup& group, ArticleCounts& into);

/// Counts the translated text of `article` that is in no pair. Linear.
[[nodiscard]] OutsidePairs count_outside_pairs(const Article& article);

/// Adds counts up. A unit is recognized by its 128-bit hash, not by its bytes: with a million
/// units, the chance that a count is wrong by one is below 10^-24. Memory: a table of 32 bytes a
/// unit that is at most 3/4 full, so 43 to 86 MB for a million units.
class StatsSink final : public UnitSink {
 public:
  StatsSink();
  StatsSink(StatsSink&&) noexcept;
  StatsSink& operator=(StatsSink&&) noexcept;
  ~StatsSink() override;

  /// These never fail. The words of a unit are counted once and remembered. An article of several
  /// types counts for the first of them, its segments for their own.
  [[nodiscard]] Result<void> begin_article(const ArticleInfo& info) override;
  [[nodiscard]] Result<void> units(std::span<const Unit> units) override;
  [[nodiscard]] Result<void> change_provenance(const ArticleInfo& info) override;
  [[nodiscard]] Result<void> end_article() override;

  /// The same for an article that was counted and parsed elsewhere.
  void add(const ArticleCounts& counts, std::span<const Problem> problems);

  [[nodiscard]] Stats stats() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace locseg
