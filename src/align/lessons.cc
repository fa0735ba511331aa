#include "align/lessons.h"

namespace locseg {

AlignmentLessons::AlignmentLessons() : impl_(std::make_unique<Impl>()) {}
AlignmentLessons::AlignmentLessons(AlignmentLessons&&) noexcept = default;
AlignmentLessons& AlignmentLessons::operator=(AlignmentLessons&&) noexcept = default;
AlignmentLessons::~AlignmentLessons() = default;

Result<void> AlignmentLessons::begin_article(const ArticleInfo& info) {
  impl_->open = {std::string(info.source_lang), std::string(info.target_lang)};
  return {};
}

Result<void> AlignmentLessons::units(std::span<const Unit> units) {
  align::Teacher& teacher = impl_->teachers[impl_->open];
  const auto& [source_lang, target_lang] = impl_->open;
  align::ArticleAligner& reader =
      impl_->readers.try_emplace(impl_->open, source_lang, target_lang).first->second;
  for (const Unit& unit : units) {
    if (teacher.is_full()) break;
    if (is_translation(unit.state)) teacher.add(reader.lesson_of_texts(unit.source, unit.target));
  }
  return {};
}

Result<void> AlignmentLessons::end_article() { return {}; }

}  // namespace locseg
