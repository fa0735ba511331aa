#include "check/facts/drawn_marks.h"

#include <algorithm>
#include <iterator>

namespace locseg::check {
namespace {

constexpr std::string_view kMarks[] = {".", ",", ";", "。", "、", "，", "；", "．"};

}  // namespace

std::string_view mark_at_end(std::string_view text) {
  if (text.ends_with("..")) return {};
  const auto* mark =
      std::ranges::find_if(kMarks, [&](std::string_view it) { return text.ends_with(it); });
  return mark == std::end(kMarks) ? std::string_view() : text.substr(text.size() - mark->size());
}

bool begins_with_mark(std::string_view text) {
  return std::ranges::any_of(kMarks, [&](std::string_view it) { return text.starts_with(it); });
}

bool is_abbreviation(std::string_view text) {
  if (!text.ends_with('.')) return false;
  const std::string_view word = text.substr(text.find_last_of(" \u00A0") + 1);
  return word.size() <= 5 || word.find('.') != word.size() - 1;
}

}  // namespace locseg::check
