// Numbers are those of the side-by-side format: from 101 on, one for each sentence in order, hidden
// ones included (docs/format.md).
#include "align/read_out.h"

#include <algorithm>

#include "align/confidence.h"
#include "align/hidden_units.h"
#include "align/support.h"
#include "article/segment_id.h"
#include "base/line_cursor.h"

namespace locseg::align {
namespace {

AlignedPair visible(const ArticleAlignment& alignment, const FoundPair& found, double most) {
  const Side& source = alignment.source;
  const Block& block = source.blocks[source.texts[found.texts.source].block];
  AlignedPair pair;
  pair.source = found.pair.source;
  pair.target = found.pair.target;
  pair.confidence = std::min(most, confidence(found.texts.margin, found.pair.margin));
  pair.source_text = one_line(source.bytes, block, pair.source);
  pair.target_text = pair.target.of(alignment.target.bytes);
  // A sentence that is not translated needs no other support.
  if (pair.source_text == pair.target_text) {
    pair.confidence = std::max(pair.confidence, kSureConfidence);
  }
  return pair;
}

// How many sentences a hidden unit has: as many as its source, if that is known.
std::uint32_t sentences_in(const std::string& text, Segmenter& segmenter) {
  const Block block{.kind = BlockKind::kParagraph, .span = {0, text.size()}};
  BlockText read;
  BlockReader().read(text, block, read);
  std::vector<Piece> pieces;
  segmenter.pieces(read, Depth::kSentences, pieces);
  return std::max<std::uint32_t>(static_cast<std::uint32_t>(pieces.size()), 1);
}

// Adds the hidden units of the translation, and pictures; those without a source get a number all
// the same.
void add_hidden(const ArticleAlignment& alignment, ArticleKind kind, double most,
                std::vector<AlignedPair>& pairs) {
  const Pictures pictures = alignment.side_by_side ? Pictures::kUnits : Pictures::kTexts;
  const std::vector<HiddenUnit> source = hidden_units(alignment.source, kind, pictures);
  const std::vector<HiddenUnit> target = hidden_units(alignment.target, kind, pictures);
  const std::vector<std::int32_t> partner = pair_hidden(source, target);
  for (std::size_t i = 0; i < target.size(); ++i) {
    AlignedPair pair;
    pair.target = target[i].span;
    pair.target_text = target[i].text;
    pair.hidden = !target[i].shown;
    if (partner[i] >= 0) {
      const HiddenUnit& from = source[static_cast<std::size_t>(partner[i])];
      pair.source = from.span;
      pair.source_text = from.text;
      pair.confidence = most;
    }
    pairs.push_back(std::move(pair));
  }
}

void count_unpaired(const ArticleAlignment& alignment, AlignedArticle& out) {
  std::uint64_t sentences = 0;
  for (const SideText& text : alignment.source.texts) sentences += text.sentences.size();
  for (const FoundPair& found : alignment.pairs) sentences -= found.pair.sentences;
  out.unpaired_sources = sentences;
  std::vector<bool> paired(alignment.target.texts.size(), false);
  for (const TextPair& texts : alignment.blocks.pairs) paired[texts.target] = true;
  for (std::size_t i = 0; i < paired.size(); ++i) {
    const BlockText& text = alignment.target.texts[i].text;
    if (!paired[i] && is_translated(text, {0, text.masked.size()})) ++out.unpaired_targets;
  }
}

}  // namespace

AlignedArticle read_out(const ArticleAlignment& alignment, ArticleKind kind, const Models& models,
                        Segmenter& source_segmenter) {
  AlignedArticle out;
  const double most = most_confidence(support_of(alignment, models.lexicon));
  for (const FoundPair& found : alignment.pairs) {
    out.pairs.push_back(visible(alignment, found, most));
  }
  add_hidden(alignment, kind, most, out.pairs);
  std::stable_sort(
      out.pairs.begin(), out.pairs.end(),
      [](const AlignedPair& a, const AlignedPair& b) { return a.target.begin < b.target.begin; });
  base::LineCursor lines(alignment.target.bytes);
  std::uint32_t number = article::kFirstIdNumber;
  for (AlignedPair& pair : out.pairs) {
    pair.number = number;
    pair.line = lines.line_at(pair.target.begin);
    number += pair.hidden
                  ? sentences_in(pair.source_text.empty() ? pair.target_text : pair.source_text,
                                 source_segmenter)
                  : 1;
  }
  const auto alone = [](const AlignedPair& pair) { return pair.source_text.empty(); };
  out.pairs.erase(std::remove_if(out.pairs.begin(), out.pairs.end(), alone), out.pairs.end());
  count_unpaired(alignment, out);
  return out;
}

}  // namespace locseg::align

namespace locseg {

AlignedArticle align_article(std::string_view source, std::string_view target, ArticleKind kind,
                             const Languages& languages) {
  const std::string target_lang =
      languages.target.empty() ? read_front_matter(target, kind).target_lang : languages.target;
  align::ArticleAligner aligner(languages.source, target_lang);
  align::ArticleAlignment alignment;
  align::Models models;
  aligner.align({source, target, kind}, models, alignment);
  return align::read_out(alignment, kind, models, aligner.source_segmenter());
}

std::vector<ParallelPair> find_parallel_pairs(const ParallelTexts& texts) {
  const AlignedArticle aligned =
      align_article(texts.source, texts.target, texts.kind,
                    {std::string(texts.source_lang), std::string(texts.target_lang)});
  std::vector<ParallelPair> pairs;
  for (const AlignedPair& pair : aligned.pairs) {
    if (pair.confidence >= kUsableConfidence) pairs.push_back({pair.target, pair.source});
  }
  return pairs;
}

}  // namespace locseg
