// RFC 5646, section 2.1:
//
//     Language-Tag  = langtag / privateuse / grandfathered
//     langtag       = language ["-" script] ["-" region] *("-" variant) *("-" extension)
//                     ["-" privateuse]
//     language      = 2*3ALPHA *3("-" 3ALPHA) / 4*8ALPHA
//     script        = 4ALPHA
//     region        = 2ALPHA / 3DIGIT
//     variant       = 5*8alphanum / (DIGIT 3alphanum)
//     extension     = singleton 1*("-" (2*8alphanum))        ; any alphanum but x
//     privateuse    = "x" 1*("-" (1*8alphanum))
//
// The grandfathered tags that are not of the form of a langtag are the "irregular" ones.
#include "base/language_tag.h"

#include <algorithm>
#include <vector>

#include "base/ascii.h"

namespace locseg::base {
namespace {

constexpr std::string_view kIrregular[] = {
    "en-GB-oed", "i-ami", "i-bnn",     "i-default", "i-enochian", "i-hak",
    "i-klingon", "i-lux", "i-mingo",   "i-navajo",  "i-pwn",      "i-tao",
    "i-tay",     "i-tsu", "sgn-BE-FR", "sgn-BE-NL", "sgn-CH-DE"};

char as_in_tables(char c) { return c == '_' ? '-' : ascii_lower(c); }

bool is_irregular(std::string_view tag) {
  return std::ranges::any_of(kIrregular, [&](std::string_view one) {
    return std::ranges::equal(one, tag, {}, as_in_tables, as_in_tables);
  });
}

bool is_alpha(std::string_view part) { return std::ranges::all_of(part, is_ascii_alpha); }
bool is_digits(std::string_view part) { return std::ranges::all_of(part, is_ascii_digit); }

bool is_language(std::string_view part) { return part.size() >= 2 && is_alpha(part); }
bool is_extended(std::string_view part) { return part.size() == 3 && is_alpha(part); }
bool is_script(std::string_view part) { return part.size() == 4 && is_alpha(part); }
bool is_region(std::string_view part) {
  return (part.size() == 2 && is_alpha(part)) || (part.size() == 3 && is_digits(part));
}
bool is_variant(std::string_view part) {
  return part.size() >= 5 || (part.size() == 4 && is_ascii_digit(part[0]));
}
bool is_private(std::string_view part) { return part.size() == 1 && ascii_lower(part[0]) == 'x'; }

// Subtags, read from the first to the last. All have 1 to 8 letters and digits.
class Subtags {
 public:
  explicit Subtags(std::string_view tag) {
    for (;;) {
      const std::size_t end = std::min(tag.find_first_of("-_"), tag.size());
      const std::string_view part = tag.substr(0, end);
      are_sound_ = are_sound_ && !part.empty() && part.size() <= 8 &&
                   std::ranges::all_of(part, is_ascii_alnum);
      parts_.push_back(part);
      if (end == tag.size()) return;
      tag.remove_prefix(end + 1);
    }
  }

  [[nodiscard]] bool are_sound() const { return are_sound_; }
  [[nodiscard]] bool at_end() const { return next_ == parts_.size(); }
  // Goes on behind the next one if that `is` so.
  bool take(bool (*is)(std::string_view)) {
    if (at_end() || !is(parts_[next_])) return false;
    ++next_;
    return true;
  }
  // Goes on to the end of an extension, which is more than the letter that it begins with.
  bool take_extension() {
    const auto goes_on = [](std::string_view part) { return part.size() > 1; };
    if (parts_.size() - next_ < 2 || is_private(parts_[next_]) || goes_on(parts_[next_]) ||
        !goes_on(parts_[next_ + 1])) {
      return false;
    }
    ++next_;
    while (take(goes_on)) {
    }
    return true;
  }
  // `x` and at least one more: all that is left.
  bool take_private() {
    if (parts_.size() - next_ < 2 || !is_private(parts_[next_])) return false;
    next_ = parts_.size();
    return true;
  }

 private:
  std::vector<std::string_view> parts_;
  std::size_t next_ = 0;
  bool are_sound_ = true;
};

}  // namespace

bool is_language_tag(std::string_view tag) {
  if (is_irregular(tag)) return true;
  Subtags subtags(tag);
  if (!subtags.are_sound()) return false;
  if (subtags.take_private()) return true;
  const bool may_be_extended = tag.substr(0, tag.find_first_of("-_")).size() <= 3;
  if (!subtags.take(is_language)) return false;
  for (int i = 0; may_be_extended && i < 3 && subtags.take(is_extended); ++i) {
  }
  subtags.take(is_script);
  subtags.take(is_region);
  while (subtags.take(is_variant)) {
  }
  while (subtags.take_extension()) {
  }
  return subtags.at_end() || subtags.take_private();
}

}  // namespace locseg::base
