// Neighbours in an article are neighbours in its column.
#include "store/layout/translation_uses.h"

#include <algorithm>

namespace locseg::store {

void add_use(const ArticleFacts& facts, Translation& translation) {
  ++translation.uses;
  // What one article tells of where it comes from, another that does not know cannot take back.
  if (translation.type.empty()) translation.type = facts.type;
  translation.human = translation.human || facts.human;
  translation.preferred = translation.preferred || facts.preferred;
  if (translation.uses == 1 || facts.handoff > translation.handoff ||
      (facts.handoff == translation.handoff && facts.path < translation.article)) {
    translation.handoff = facts.handoff;
    translation.article = facts.path;
    if (!facts.type.empty()) translation.type = facts.type;
  }
}

void finish_uses(Translation& translation) {
  if (translation.human) translation.type = "HT";
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
