// Neighbours in an article are neighbours in its column.
#include "store/layout/translation_uses.h"

#include <algorithm>

namespace locseg::store {

namespace {

// The newest first; of one day, in order of path.
bool comes_before(const ArticleFacts& a, const ArticleFacts& b) {
  return a.handoff != b.handoff ? a.handoff > b.handoff : a.path < b.path;
}

}  // namespace

void UseSum::add(const ArticleFacts& facts) {
  ++translation_.uses;
  translation_.human = translation_.human || facts.human;
  translation_.preferred = translation_.preferred || facts.preferred;
  if (translation_.uses == 1 || facts.handoff > translation_.handoff ||
      (facts.handoff == translation_.handoff && facts.path < translation_.article)) {
    translation_.handoff = facts.handoff;
    translation_.article = facts.path;
  }
  if (!facts.type.empty() && (teller_ == nullptr || comes_before(facts, *teller_))) {
    teller_ = &facts;
    translation_.type = facts.type;
  }
  if (translation_.human) translation_.type = "HT";
}

void note_context(std::string_view units, UnitKey unit, const Neighbours& neighbours,
                  Translation& translation) {
  UnitDecoder decoder(units);
  const auto is_among = [](std::span<const SourceNumber> sources, std::int64_t source) {
    return std::ranges::find(sources, source) != sources.end();
  };
  const auto sum = [](bool a, bool b) { return (a ? 1 : 0) + (b ? 1 : 0); };
  std::int64_t before = 0;
  auto here = decoder.next();
  while (here) {
    const auto next = decoder.next();
    if (here->packed() == unit.packed()) {
      const bool after_given = before != 0 && is_among(neighbours.before, before);
      const bool before_given = next && is_among(neighbours.after, next->source);
      if (sum(after_given, before_given) > sum(translation.after_given, translation.before_given)) {
        translation.after_given = after_given;
        translation.before_given = before_given;
      }
    }
    before = here->source;
    here = next;
  }
}

}  // namespace locseg::store
