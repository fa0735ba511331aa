// Views are made when all is there: until then the buffers may move.
#include "workflow/kept_units.h"

#include <array>

#include "base/try.h"

namespace locseg {
namespace {

// In the order in which they are kept.
std::array<std::string_view*, 8> texts_of(Unit& unit, UnitOrigin& origin) {
  return {&unit.id,      &unit.source,   &unit.target,    &unit.heading,
          &origin.flags, &origin.plural, &origin.context, &origin.earlier_source};
}

}  // namespace

class KeptUnits::Copier final : public UnitSink {
 public:
  Copier(KeptUnits& into, UnitSink& sink, std::size_t most)
      : into_(into), sink_(sink), most_(most) {}

  [[nodiscard]] bool wants_origins() const override { return sink_.wants_origins(); }
  [[nodiscard]] Result<void> begin_article(const ArticleInfo& info) override {
    return sink_.begin_article(info);
  }
  [[nodiscard]] Result<void> change_provenance(const ArticleInfo& info) override {
    return sink_.change_provenance(info);
  }
  [[nodiscard]] Result<void> end_article() override { return sink_.end_article(); }
  [[nodiscard]] Result<void> units(std::span<const Unit> units) override {
    if (!is_full_) copy(units);
    return sink_.units(units);
  }

 private:
  void copy(std::span<const Unit> units) {
    for (const Unit& unit : units) {
      into_.units_.push_back(unit);
      into_.origins_.push_back(unit.origin != nullptr ? *unit.origin : UnitOrigin());
      for (const std::string_view* text : texts_of(into_.units_.back(), into_.origins_.back())) {
        into_.texts_ += *text;
      }
    }
    is_full_ = into_.bytes() > most_;
    if (is_full_) into_.clear();
  }

  KeptUnits& into_;
  UnitSink& sink_;
  std::size_t most_;
  bool is_full_ = false;
};

std::size_t KeptUnits::bytes() const {
  if (units_.empty()) return 0;
  return texts_.capacity() + units_.capacity() * sizeof(Unit) +
         origins_.capacity() * sizeof(UnitOrigin);
}

void KeptUnits::clear() {
  texts_ = {};
  units_ = {};
  origins_ = {};
}

Result<void> KeptUnits::pass_on(const check::UnitFeed& feed, UnitSink& sink, std::size_t most) {
  Copier copier(*this, sink, most);
  auto read = feed(copier);
  if (!read) {
    clear();
    return read;
  }
  texts_.shrink_to_fit();
  units_.shrink_to_fit();
  origins_.shrink_to_fit();
  std::size_t at = 0;
  for (std::size_t i = 0; i < units_.size(); ++i) {
    for (std::string_view* text : texts_of(units_[i], origins_[i])) {
      *text = std::string_view(texts_).substr(at, text->size());
      at += text->size();
    }
    if (units_[i].origin != nullptr) units_[i].origin = &origins_[i];
  }
  return {};
}

Result<void> KeptUnits::read(UnitSink& sink) const {
  LOCSEG_TRY(sink.begin_article({}));
  LOCSEG_TRY(sink.units(units_));
  return sink.end_article();
}

}  // namespace locseg
