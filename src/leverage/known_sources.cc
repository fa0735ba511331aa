#include "leverage/known_sources.h"

#include <utility>

#include "base/try.h"

namespace locseg::leverage {

void KnownSources::begin(const store::FuzzySearch& store) {
  if (kept_.size() + vocabulary_.size() + targets_.size() > kMaxKept) clear();
  if (state_ == store.state()) return;
  state_ = store.state();
  forget_sources();
}

void KnownSources::forget_sources() {
  sources_.clear();
  targets_.clear();
}

void KnownSources::clear() {
  state_ = 0;
  forget_sources();
  texts_.clear();
  kept_.clear();
  readings_.clear();
  vocabulary_.clear();
}

void KnownSources::read(std::string_view text, KnownSource& into) {
  const sequence::Symbol number = texts_.of(text, kept_);
  if (number == readings_.size()) {
    reader_.read(text, text_);
    readings_.push_back(vocabulary_.read(text_));
  }
  into.text = texts_.text(number);
  into.reading = &readings_[number];
}

Result<KnownSource*> KnownSources::at(store::SourceNumber number, store::FuzzySearch& store) {
  if (const auto known = sources_.find(number); known != sources_.end()) return &known->second;
  const auto text = store.source(number);
  LOCSEG_TRY(text);
  KnownSource& source = sources_[number];
  if (*text) read(**text, source);
  return &source;
}

Result<void> KnownSources::read_translations(store::SourceNumber number,
                                             const store::Neighbours& neighbours,
                                             store::FuzzySearch& store,
                                             std::vector<store::Translation>& into) {
  return store.translations(number, neighbours, [&](const store::Translation& each) {
    into.push_back(each);
    into.back().target = targets_.keep(each.target);
  });
}

Result<std::span<const store::Translation>> KnownSources::translations(
    store::SourceNumber number, KnownSource& source, const store::Neighbours& neighbours,
    store::FuzzySearch& store) {
  if (!neighbours.before.empty() || !neighbours.after.empty()) {
    with_context_.clear();
    LOCSEG_TRY(read_translations(number, neighbours, store, with_context_));
    return with_context_;
  }
  if (!source.translations) {
    std::vector<store::Translation> all;
    LOCSEG_TRY(read_translations(number, {}, store, all));
    source.translations = std::move(all);
  }
  return *source.translations;
}

}  // namespace locseg::leverage
