#include "markup/tokens.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/hex.h"

// Everything here looks at a bounded number of bytes, so that no text makes it slow.

namespace locseg::markup {
namespace {

constexpr std::size_t kMaxEntity = 32;
constexpr std::size_t kMaxPlaceholder = 64;

bool is_word(char c) { return base::is_ascii_alnum(c) || c == '_'; }

// Past the run of bytes from `at` on for which `belongs` holds.
template <class Predicate>
std::size_t skip(std::string_view text, std::size_t at, Predicate belongs) {
  const std::size_t limit = std::min(text.size(), at + kMaxPlaceholder);
  while (at < limit && belongs(text[at])) ++at;
  return at;
}

char byte_at(std::string_view text, std::size_t at) { return at < text.size() ? text[at] : '\0'; }

// `{name}` or `{{name}}`; a brace alone or one around prose is text.
std::optional<Span> read_braces(std::string_view text, std::size_t begin) {
  const bool twice = byte_at(text, begin + 1) == '{';
  const std::size_t inner = begin + (twice ? 2 : 1);
  const auto spaces = [](char c) { return c == ' '; };
  const auto name = [](char c) {
    return is_word(c) || c == '-' || c == '.' || c == '$' || c == ':' || c == '|';
  };
  const std::size_t first = twice ? skip(text, inner, spaces) : inner;
  const std::size_t last = skip(text, first, name);
  std::size_t at = twice ? skip(text, last, spaces) : last;
  if (last == first) return {};
  for (int i = 0; i < (twice ? 2 : 1); ++i, ++at)
    if (byte_at(text, at) != '}') return {};
  return Span{begin, at};
}

// printf's conversions and `%NAME%`. Not `100%s` nor `%20` of a URL.
std::optional<Span> read_percent(std::string_view text, std::size_t begin) {
  if (begin > 0 && (base::is_ascii_alnum(text[begin - 1]) || text[begin - 1] == '%')) return {};
  std::size_t at = begin + 1;
  const std::size_t name_end =
      skip(text, at, [](char c) { return is_word(c) || c == '(' || c == ')'; });
  if (name_end > at && base::is_ascii_alpha(text[at]) && byte_at(text, name_end) == '%')
    return Span{begin, name_end + 1};

  const std::size_t digits = skip(text, at, base::is_ascii_digit);
  if (digits > at) {
    if (byte_at(text, digits) != '$') return {};
    at = digits + 1;
  }
  if (std::string_view("sdiufxX@").find(byte_at(text, at)) == std::string_view::npos ||
      at >= text.size() || is_word(byte_at(text, at + 1)))
    return {};
  return Span{begin, at + 1};
}

std::optional<Span> read_angles(std::string_view text, std::size_t begin) {
  if (!base::is_ascii_alpha(byte_at(text, begin + 1))) return {};
  const std::size_t end = skip(text, begin + 1, [](char c) {
    return is_word(c) || c == ' ' || c == '-' || c == '.' || c == '/' || c == '\'';
  });
  if (byte_at(text, end) != '>' || text[end - 1] == ' ') return {};
  return Span{begin, end + 1};
}

}  // namespace

std::optional<Span> read_entity(std::string_view text, std::size_t begin) {
  std::size_t at = begin + 1;
  const std::size_t limit = std::min(text.size(), begin + kMaxEntity);
  const bool number = byte_at(text, at) == '#';
  const bool hex = number && base::ascii_lower(byte_at(text, at + 1)) == 'x';
  at += (number ? 1U : 0U) + (hex ? 1U : 0U);
  const std::size_t first = at;
  const auto belongs = hex      ? base::is_hex_digit
                       : number ? base::is_ascii_digit
                                : base::is_ascii_alnum;
  if (!number && !base::is_ascii_alpha(byte_at(text, at))) return {};
  while (at < limit && belongs(text[at])) ++at;
  if (at == first || byte_at(text, at) != ';') return {};
  return Span{begin + 1, at};
}

std::optional<Span> read_placeholder(std::string_view text, std::size_t begin) {
  switch (text[begin]) {
    case '{':
      return read_braces(text, begin);
    case '$':
      if (byte_at(text, begin + 1) != '{') return {};
      if (const std::optional<Span> braces = read_braces(text, begin + 1))
        return Span{begin, braces->end};
      return {};
    case '%':
      return read_percent(text, begin);
    case '<':
      return read_angles(text, begin);
    default:
      return {};
  }
}

}  // namespace locseg::markup
