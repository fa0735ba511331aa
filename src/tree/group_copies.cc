#include "tree/group_copies.h"

#include <span>

namespace locseg {

ArticleInfo copy_of(ArticleInfo info, base::Arena& texts) {
  for (std::string_view* text : {&info.path, &info.source_lang, &info.target_lang,
                                 &info.translation_type, &info.source_commit, &info.handoff}) {
    *text = texts.keep(*text);
  }
  return info;
}

Unit copy_of(Unit unit, base::Arena& texts) {
  for (std::string_view* text : {&unit.id, &unit.source, &unit.target, &unit.heading}) {
    *text = texts.keep(*text);
  }
  return unit;
}

void GroupCopies::add(const UnitGroup& group) {
  copies_.push_back({.info = copy_of(group.info, texts_),
                     .first = units_.size(),
                     .count = group.units.size(),
                     .before = group.before,
                     .last = group.last});
  for (const Unit& unit : group.units) units_.push_back(copy_of(unit, texts_));
}

void GroupCopies::clear() {
  texts_.clear();
  units_.clear();
  copies_.clear();
}

UnitGroup GroupCopies::operator[](std::size_t i) const {
  const Copy& copy = copies_[i];
  return {.info = copy.info,
          .units = std::span(units_).subspan(copy.first, copy.count),
          .before = copy.before,
          .last = copy.last};
}

}  // namespace locseg
