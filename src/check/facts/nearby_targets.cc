#include "check/facts/nearby_targets.h"

#include <cstdint>

#include "base/utf8.h"
#include "text/character.h"

namespace locseg::check {
namespace {

constexpr std::uint64_t kNearby = 1 << 15;  // bytes

}  // namespace

bool any_target_near(const Place& place, const std::function<bool(std::string_view)>& holds) {
  if (place.article == nullptr) return false;
  const auto& segments = place.article->segments();
  const std::uint64_t here = segments[place.segment].target.begin;
  const auto holds_in = [&](const Segment& it) {
    return holds(it.target.of(place.article->bytes()));
  };
  for (std::size_t i = place.segment; i < segments.size(); ++i) {
    if (segments[i].target.begin > here + kNearby) break;
    if (holds_in(segments[i])) return true;
  }
  for (std::size_t i = place.segment; i > 0; --i) {
    if (segments[i - 1].target.begin + kNearby < here) break;
    if (holds_in(segments[i - 1])) return true;
  }
  return false;
}

bool has_word(std::string_view text, std::string_view word, bool whole) {
  for (std::size_t at = text.find(word); at != std::string_view::npos;
       at = text.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    const bool begins =
        at == 0 ||
        !text::is_letter(base::code_point_at(text, base::char_begin(text, at - 1)).value);
    const bool ends =
        !whole || end == text.size() || !text::is_letter(base::code_point_at(text, end).value);
    if (begins && ends) return true;
  }
  return false;
}

}  // namespace locseg::check
