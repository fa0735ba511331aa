// A unit without a target is one that is not translated yet.
#include "store/layout/article_parts.h"

#include "base/printable.h"
#include "base/try.h"
#include "store/layout/unit_state.h"

namespace locseg::store {

std::string& PartUnits::next_text() {
  if (used_ == texts_.size()) texts_.emplace_back();
  std::string& text = texts_[used_++];
  text.clear();
  return text;
}

bool PartUnits::read(std::string_view id_prefix, std::string_view units, std::string_view places,
                     const Find& find) {
  units_.clear();
  used_ = 0;
  UnitDecoder keys(units);
  PlaceDecoder where(id_prefix, places);
  UnitTexts found;
  while (const auto key = keys.next()) {
    std::string& text = next_text();
    Unit unit;
    if (!where.next(unit, text)) return false;
    const std::size_t id_size = text.size();
    if (!find(*key, found)) return false;
    text += found.target;
    const std::size_t target_end = text.size();
    text += found.source;
    unit.state = state_of(found.state);
    const std::string_view all = text;
    unit.id = all.substr(0, id_size);
    unit.target = all.substr(id_size, target_end - id_size);
    unit.source = all.substr(target_end);
    const bool is_open = unit.target.empty() && !unit.source.empty();
    if (is_open) unit.state = TranslationState::kUntranslated;
    units_.push_back(unit);
  }
  return keys.sound() && where.at_end();
}

Result<void> PartFeed::add(const ArticleInfo& info, std::span<const Unit> units, bool last) {
  if (!goes_on_ || !base::same_article_and_provenance(info, open_.get())) {
    open_.set(info);
    LOCSEG_TRY(goes_on_ ? sink_.change_provenance(open_.get()) : sink_.begin_article(open_.get()));
  }
  if (!units.empty()) {
    LOCSEG_TRY(sink_.units(units));
  }
  if (last) {
    LOCSEG_TRY(sink_.end_article());
  }
  goes_on_ = !last;
  return {};
}

Result<void> damaged_article(std::string_view path, const std::string& store) {
  return failure(ErrorCode::kMalformed,
                 "the store is damaged: article " + base::printable(path) +
                     " names units that it does not hold",
                 store);
}

Result<void> feed_replaced(const ArticleKey& key, UnitSink& sink,
                           const std::function<bool(Unit&)>& next) {
  LOCSEG_TRY(sink.begin_article({.path = key.path,
                                 .source_lang = key.source_lang,
                                 .target_lang = key.target_lang,
                                 .translation_type = {},
                                 .source_commit = {},
                                 .handoff = {},
                                 .content = {}}));
  Unit unit;
  while (next(unit)) {
    LOCSEG_TRY(sink.units({&unit, 1}));
  }
  return sink.end_article();
}

}  // namespace locseg::store
