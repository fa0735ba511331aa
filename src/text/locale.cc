// langtag = language ["-" extlang]{0,3} ["-" script] ["-" region] *("-" variant) ...
// after RFC 5646; what follows the region is not read.
#include "text/locale.h"

#include <algorithm>

namespace locseg::text {
namespace {

constexpr bool is_alpha(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr char to_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
constexpr char to_upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; }

bool all_alpha(std::string_view part) { return std::all_of(part.begin(), part.end(), is_alpha); }
bool all_digits(std::string_view part) { return std::all_of(part.begin(), part.end(), is_digit); }

// Cuts the first subtag off `tag`.
std::string_view next_part(std::string_view& tag) {
  const std::size_t end = std::min(tag.find_first_of("-_"), tag.size());
  const std::string_view part = tag.substr(0, end);
  tag.remove_prefix(std::min(end + 1, tag.size()));
  return part;
}

std::string cased(std::string_view part, char (*change)(char)) {
  std::string out(part);
  std::transform(out.begin(), out.end(), out.begin(), change);
  return out;
}

}  // namespace

Locale parse_locale(std::string_view tag) {
  Locale locale;
  std::string_view part = next_part(tag);
  if (part.size() < 2 || part.size() > 8 || part.size() == 4 || !all_alpha(part)) return locale;
  locale.language = cased(part, to_lower);
  part = next_part(tag);
  for (int i = 0; i < 3 && part.size() == 3 && all_alpha(part); ++i) part = next_part(tag);
  if (part.size() == 4 && all_alpha(part)) {
    locale.script = cased(part, to_lower);
    locale.script[0] = to_upper(locale.script[0]);
    part = next_part(tag);
  }
  if ((part.size() == 2 && all_alpha(part)) || (part.size() == 3 && all_digits(part))) {
    locale.region = cased(part, to_upper);
  }
  return locale;
}

bool same_language(std::string_view a, std::string_view b) {
  const std::string language = parse_locale(a).language;
  return !language.empty() && language == parse_locale(b).language;
}

}  // namespace locseg::text
