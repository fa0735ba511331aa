/// How the tags of an article's pairs arrive at a reader.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "locseg/article.h"
#include "locseg/span.h"
#include "markup/rendered_pieces.h"

namespace locseg::article {

/// What each tag of one pair arrives as, each opening one and the closing ones behind either text,
/// in order. Nothing where it arrives nowhere, as in a link's target.
struct PairReading {
  static constexpr std::size_t kTags = 5;
  std::array<std::optional<markup::RenderedAs>, kTags> as;
};

/// These tags of a pair in an article of kSpans.
[[nodiscard]] std::array<Span, PairReading::kTags> tags_of(std::string_view bytes,
                                                           const Segment& segment);

/// Where the text of a Markdown article begins, past its front matter; the end of other articles.
[[nodiscard]] std::uint64_t body_begin(const Article& article);

/// The readings of the segments of a Markdown article, by their place in `Article::segments()`.
/// Those in front matter and those of other articles and layouts are left empty. Costs a pass over
/// the article and md4c's over its skeleton and what little of its texts may change how tags are
/// read.
[[nodiscard]] std::vector<PairReading> read_pairs(const Article& article);

/// What md4c reads of an article (see pair_readings.cc), and where the tags of each pair are in it.
struct ReducedArticle {
  std::string text;
  std::vector<std::array<std::uint64_t, PairReading::kTags>> offsets;  ///< by pair
  /// By pair: whether its tags were left out for a letter. They arrive as HTML if it arrives as
  /// text.
  std::vector<bool> bare;

  friend bool operator==(const ReducedArticle&, const ReducedArticle&) = default;
};

/// The same for one article again and again. md4c does not read it again if all that it would read
/// is as it was: what people type is mostly words.
class PairReader {
 public:
  [[nodiscard]] std::vector<PairReading> read(const Article& article);

  /// How often md4c was called.
  [[nodiscard]] std::uint64_t passes() const { return passes_; }

 private:
  using Arrival = std::array<std::optional<markup::RenderedAs>, PairReading::kTags>;

  void read_reduced(ReducedArticle reduced);
  [[nodiscard]] std::vector<Arrival> arrivals(std::size_t empty_lines);

  ReducedArticle reduced_;  // that md4c read last
  std::vector<Arrival> arrivals_;
  std::uint64_t passes_ = 0;
};

}  // namespace locseg::article
