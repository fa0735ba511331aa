#include "align/sentence_alignment.h"

#include <algorithm>

#include "align/bead_table.h"
#include "align/sentence_costs.h"

namespace locseg::align {
namespace {

// Sentences that are aligned in one go; of more, the first half is kept, and it goes on from there.
constexpr std::uint32_t kWindow = 64;
constexpr std::size_t kMaxInWords = 200;  // sentences of a block whose spaces are looked at

// A link around all of a source is taken off both texts of a pair, or off none.
void settle_links(const SideText& source, const SideText& target, SentencePair& pair) {
  const Span in_source{pair.source.begin - source.text.begin, pair.source.end - source.text.begin};
  const Span in_target{pair.target.begin - target.text.begin, pair.target.end - target.text.begin};
  Span link;
  if (!is_inside_link(source.text, in_source, link)) return;
  if (Span inside; is_link(target.text, in_target, inside)) {
    pair.target = target.text.in_article(inside);
  } else {
    pair.source = source.text.in_article(link);
  }
}

// Codes before the first sentence of the source, and behind the last: pictures that it does not
// translate.
struct Dropped {
  bool before = false;
  bool behind = false;
};
Dropped dropped_codes(const SideText& source) {
  const auto has_code = [&](std::uint64_t begin, std::uint64_t end) {
    const Span outside{begin - source.text.begin, end - source.text.begin};
    return outside.of(source.text.masked).find(kCodeMark) != std::string_view::npos;
  };
  return {
      has_code(source.text.begin, source.sentences.front().span.begin),
      has_code(source.sentences.back().span.end, source.text.begin + source.text.masked.size())};
}

// Takes them off the pieces of the translation, too.
void drop_codes(const BlockText& text, const Dropped& dropped, std::vector<Piece>& pieces) {
  const auto is_dropped = [&](const Piece& piece) {
    return !is_translated(text, {piece.span.begin - text.begin, piece.span.end - text.begin});
  };
  if (dropped.behind && is_dropped(pieces.back())) {
    pieces.pop_back();
  } else if (dropped.behind) {
    // Without a stop before it, it is the last of the piece, behind a space.
    const std::size_t begin = pieces.back().span.begin - text.begin;
    std::size_t end = pieces.back().span.end - text.begin;
    while (end > begin && is_mask(text.masked[end - 1])) --end;
    const std::size_t code = end;
    while (end > begin && text.masked[end - 1] == ' ') --end;
    if (end != code && end > begin) pieces.back().span.end = text.begin + end;
  }
  if (dropped.before && !pieces.empty() && is_dropped(pieces.front())) pieces.erase(pieces.begin());
}

std::uint32_t ends_in(const std::vector<Piece>& pieces) {
  return static_cast<std::uint32_t>(
      std::count_if(pieces.begin(), pieces.end(),
                    [](const Piece& piece) { return piece.end <= Strength::kBeforeCode; }));
}

// As many pieces from `first` on as could belong to a source whose translation has `length` bytes.
std::uint32_t pieces_of_window(const std::vector<Piece>& pieces, std::uint32_t first,
                               double length) {
  const std::uint64_t begin = pieces[first].span.begin;
  std::uint32_t end = first;
  while (end < pieces.size() &&
         static_cast<double>(pieces[end].span.end - begin) < 4 * length + 2000) {
    ++end;
  }
  return std::max(end - first, 1U);
}

}  // namespace

void SentenceAligner::cut_target(const SideText& source, const SideText& target) {
  const Dropped dropped = dropped_codes(source);
  const auto cut = [&](Depth depth) {
    segmenter_.pieces(target.text, depth, pieces_);
    if (!pieces_.empty()) drop_codes(target.text, dropped, pieces_);
  };
  cut(Depth::kDoubtful);
  const std::size_t sentences = source.sentences.size();
  if (sentences == 1) return;
  const bool too_few = ends_in(pieces_) < sentences && sentences < kMaxInWords;
  if (too_few || !boundaries_.has_stops) cut(Depth::kAll);
}

void SentenceAligner::align_windows(const TextPair& texts, std::vector<Bead>& beads) {
  const std::vector<Piece>& sentences = comparison_.source.texts[texts.source].sentences;
  const auto all_sentences = static_cast<std::uint32_t>(sentences.size());
  const auto all_pieces = static_cast<std::uint32_t>(pieces_.size());
  std::uint32_t sentence = 0;
  std::uint32_t piece = 0;
  while (sentence < all_sentences && piece < all_pieces) {
    const bool last = all_sentences - sentence <= kWindow;
    SentenceCosts::Stretch stretch{sentence, all_sentences - sentence, piece, all_pieces - piece};
    if (!last) {
      const std::uint64_t bytes =
          sentences[sentence + kWindow - 1].span.end - sentences[sentence].span.begin;
      stretch.sentences = kWindow;
      stretch.pieces =
          pieces_of_window(pieces_, piece, comparison_.ratio * static_cast<double>(bytes));
    }
    const SentenceCosts costs({comparison_, boundaries_, texts, pieces_, scorer_}, stretch);
    const BeadTable<SentenceCosts> table(stretch.sentences, stretch.pieces, costs, !last);
    std::uint32_t done = 0;
    std::uint32_t used = 0;
    for (Bead bead : table.best()) {
      if (!last && bead.source >= kWindow / 2) break;
      done = bead.source + bead.sentences;
      used = bead.target + bead.pieces;
      bead.source += sentence;
      bead.target += piece;
      beads.push_back(bead);
    }
    if (last) return;
    sentence += std::max(done, 1U);
    piece += used;
  }
}

void SentenceAligner::align(const TextPair& texts, std::vector<SentencePair>& out) {
  const SideText& source = comparison_.source.texts[texts.source];
  const SideText& target = comparison_.target.texts[texts.target];
  const std::vector<Piece>& sentences = source.sentences;
  if (sentences.empty()) return;
  cut_target(source, target);
  if (pieces_.empty()) return;
  std::vector<Bead> beads;
  if (sentences.size() == 1) {
    beads.push_back({0, 0, 1, static_cast<std::uint32_t>(pieces_.size()), 0, kSureMargin});
  } else {
    align_windows(texts, beads);
  }
  for (const Bead& bead : beads) {
    if (bead.sentences == 0 || bead.pieces == 0) continue;
    SentencePair pair;
    pair.source = {sentences[bead.source].span.begin,
                   sentences[bead.source + bead.sentences - 1].span.end};
    pair.target = {pieces_[bead.target].span.begin,
                   pieces_[bead.target + bead.pieces - 1].span.end};
    settle_links(source, target, pair);
    pair.margin = bead.margin;
    pair.cost = bead.cost;
    pair.sentences = bead.sentences;
    out.push_back(pair);
  }
}

}  // namespace locseg::align
