#include "base/unit_copies.h"

#include <span>

namespace locseg::base {
namespace {

template <class Each>
void for_each_text(ArticleInfo& info, const Each& each) {
  for (std::string_view* text : {&info.path, &info.source_lang, &info.target_lang,
                                 &info.translation_type, &info.source_commit, &info.handoff}) {
    each(*text);
  }
}

}  // namespace

ArticleInfo copy_of(ArticleInfo info, Arena& texts) {
  for_each_text(info, [&](std::string_view& text) { text = texts.keep(text); });
  return info;
}

Unit copy_of(Unit unit, Arena& texts) {
  for (std::string_view* text : {&unit.id, &unit.source, &unit.target, &unit.heading}) {
    *text = texts.keep(*text);
  }
  return unit;
}

UnitOrigin copy_of(UnitOrigin origin, Arena& texts) {
  for (std::string_view* text :
       {&origin.flags, &origin.plural, &origin.context, &origin.earlier_source}) {
    *text = texts.keep(*text);
  }
  return origin;
}

void OwnArticleInfo::set(const ArticleInfo& info) {
  info_ = info;
  texts_.swap(texts_before_);
  texts_.clear();
  for_each_text(info_, [&](std::string_view& text) { texts_ += text; });
  std::size_t at = 0;
  for_each_text(info_, [&](std::string_view& text) {
    text = std::string_view(texts_).substr(at, text.size());
    at += text.size();
  });
}

bool same_article_and_provenance(const ArticleInfo& a, const ArticleInfo& b) {
  return a.path == b.path && a.source_lang == b.source_lang && a.target_lang == b.target_lang &&
         a.translation_type == b.translation_type && a.source_commit == b.source_commit &&
         a.handoff == b.handoff && a.content == b.content;
}

void UnitCopies::begin(const ArticleInfo& info) {
  groups_.push_back({copy_of(info, texts_), units_.size()});
}

void UnitCopies::add(std::span<const Unit> units) {
  for (const Unit& unit : units) {
    units_.push_back(copy_of(unit, texts_));
    if (unit.origin != nullptr) {
      units_.back().origin = &origins_.emplace_back(copy_of(*unit.origin, texts_));
    }
  }
}

void UnitCopies::clear() {
  texts_.clear();
  origins_.clear();
  units_.clear();
  groups_.clear();
}

UnitGroup UnitCopies::operator[](std::size_t i) const {
  const std::size_t first = groups_[i].first;
  const std::size_t end = i + 1 == groups_.size() ? units_.size() : groups_[i + 1].first;
  return {groups_[i].info, std::span(units_).subspan(first, end - first)};
}

}  // namespace locseg::base
