#include "align/support.h"

#include <algorithm>
#include <unordered_map>

#include "align/anchors.h"

namespace locseg::align {
namespace {

constexpr double kTellingWords = 3;
// Of right pairs a word costs −1 and less, of others about nothing.
constexpr double kCostOfAgreement = -0.6;

void add_keys(const Side& side, unsigned bit, std::unordered_map<std::uint64_t, unsigned>& seen) {
  for (const SideText& text : side.texts) {
    for (const Key& key : text.keys) {
      if (!key.word) seen[key.hash] |= bit;
    }
  }
}

// Code and images of either side, and the names of the target's headings: those of the source's are
// made from their texts.
void add_anchors(const Side& side, bool is_target,
                 std::unordered_map<std::uint64_t, unsigned>& seen) {
  const std::vector<AnchorFacts> facts = anchor_facts(side, !is_target);
  for (std::size_t i = 0; i < facts.size(); ++i) {
    if (facts[i].hash == 0 || !facts[i].long_enough) continue;
    if (!is_text(side.blocks[i].kind) || is_target) {
      seen[facts[i].hash] |= is_target ? 2U : 1U;
    } else if (const auto found = seen.find(facts[i].hash); found != seen.end()) {
      found->second |= 1U;
    }
  }
}

}  // namespace

Support support_of(const ArticleAlignment& alignment, const Lexicon& lexicon) {
  Support support;
  std::unordered_map<std::uint64_t, unsigned> seen;
  add_keys(alignment.source, 1, seen);
  add_keys(alignment.target, 2, seen);
  add_anchors(alignment.target, true, seen);
  add_anchors(alignment.source, false, seen);
  support.keys = static_cast<double>(seen.size());
  for (const auto& [hash, sides] : seen) support.shared_keys += sides == 3 ? 1 : 0;
  const std::size_t texts = alignment.source.texts.size() + alignment.target.texts.size();
  if (texts != 0) {
    support.paired =
        2 * static_cast<double>(alignment.blocks.pairs.size()) / static_cast<double>(texts);
  }
  support.blocks =
      static_cast<double>(std::max(alignment.source.blocks.size(), alignment.target.blocks.size()));
  if (lexicon.empty()) return support;
  LexiconScorer scorer(lexicon);
  std::vector<std::uint64_t> words;
  for (const TextPair& pair : alignment.blocks.pairs) {
    words.clear();
    for (const Word& word : alignment.source.texts[pair.source].words) words.push_back(word.hash);
    scorer.set_source(words);
    double known = 0;
    double cost = 0;
    for (const Word& word : alignment.target.texts[pair.target].words) {
      const std::uint32_t id = lexicon.target_id(word.hash);
      if (id == 0) continue;
      ++known;
      cost += scorer.cost(id, scorer.explained(id), scorer.source_words());
    }
    if (known < kTellingWords) continue;
    ++support.told_texts;
    if (cost <= kCostOfAgreement * known) ++support.agreed_texts;
  }
  return support;
}

}  // namespace locseg::align
