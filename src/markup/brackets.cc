// Both readers stop at the first byte that cannot belong, and look at no byte from more than
// kMaxNesting starting points, so a text of nothing but brackets costs its length.

#include "markup/brackets.h"

#include "base/ascii.h"

namespace locseg::markup {
namespace {

constexpr int kMaxNesting = 32;         // of parentheses in a bare target; cmark's limit
constexpr std::size_t kMaxLabel = 999;  // CommonMark's limit

bool is_escape(std::string_view text, std::size_t at) {
  return text[at] == '\\' && at + 1 < text.size() && base::is_ascii_punctuation(text[at + 1]);
}

// `<any thing>` at `at`, on one line.
std::optional<Span> read_angled_target(std::string_view text, std::size_t at) {
  for (std::size_t i = at + 1; i < text.size() && text[i] != '\n' && text[i] != '<'; ++i) {
    if (is_escape(text, i)) {
      ++i;
    } else if (text[i] == '>') {
      return Span{at + 1, i};
    }
  }
  return {};
}

// A run without spaces whose parentheses are even.
std::optional<Span> read_bare_target(std::string_view text, std::size_t at) {
  int open = 0;
  std::size_t i = at;
  for (; i < text.size(); ++i) {
    const char c = text[i];
    if (is_escape(text, i)) {
      ++i;
    } else if (c == '(') {
      if (++open > kMaxNesting) return {};
    } else if (c == ')') {
      if (open-- == 0) break;
    } else if (static_cast<unsigned char>(c) <= ' ' || c == '\x7F') {
      break;
    }
  }
  if (i >= text.size() || open > 0) return {};
  return Span{at, i};
}

// The offset past the title that begins at `at`; npos where it has no end.
std::size_t skip_title(std::string_view text, std::size_t at, FailedSearches& missing) {
  if (text[at] == '(') {
    for (std::size_t i = at + 1; i < text.size() && text[i] != '('; ++i) {
      if (is_escape(text, i)) {
        ++i;
      } else if (text[i] == ')') {
        return i + 1;
      }
    }
    return std::string_view::npos;
  }
  const End end = text[at] == '"' ? End::kQuote : End::kApostrophe;
  for (std::size_t i = at + 1;; ++i) {
    i = missing.find(text, end, text.substr(at, 1), i);
    if (i == std::string_view::npos) return i;
    if (text[i - 1] != '\\') return i + 1;
  }
}

std::optional<LinkTail> read_inline_tail(std::string_view text, std::size_t close,
                                         FailedSearches& missing) {
  std::size_t at = base::skip_ascii_space(text, close + 2);
  if (at == text.size()) return {};
  const bool angled = text[at] == '<';
  const std::optional<Span> target =
      angled ? read_angled_target(text, at) : read_bare_target(text, at);
  if (!target) return {};
  at = target->end + (angled ? 1 : 0);
  const std::size_t after = base::skip_ascii_space(text, at);
  if (after > at && after < text.size() &&
      (text[after] == '"' || text[after] == '\'' || text[after] == '(')) {
    at = skip_title(text, after, missing);
    if (at == std::string_view::npos) return {};
  }
  at = base::skip_ascii_space(text, at);
  if (at == text.size() || text[at] != ')') return {};
  return LinkTail{{close, at + 1}, *target};
}

std::optional<LinkTail> read_label(std::string_view text, std::size_t close) {
  const std::size_t begin = close + 2;
  bool blank = true;
  for (std::size_t i = begin; i < text.size() && i - begin <= kMaxLabel; ++i) {
    if (is_escape(text, i)) {
      ++i;
    } else if (text[i] == '[' || text[i] == '!') {
      return {};
    } else if (text[i] == ']') {
      if (blank) return {};
      return LinkTail{{close, i + 1}, {begin, i}};
    }
    blank = blank && base::is_ascii_space(text[i]);
  }
  return {};
}

}  // namespace

std::optional<LinkTail> read_link_tail(std::string_view text, std::size_t close,
                                       FailedSearches& missing) {
  if (close + 1 >= text.size()) return {};
  if (text[close + 1] == '(') return read_inline_tail(text, close, missing);
  if (text[close + 1] == '[') return read_label(text, close);
  return {};
}

std::optional<Directive> read_directive(std::string_view text, std::size_t begin) {
  std::size_t at = begin + 2;
  while (at < text.size() && (base::is_ascii_alnum(text[at]) || text[at] == '-')) ++at;
  const Span keyword{begin + 2, at};
  if (keyword.empty()) return {};

  const std::size_t inner = base::skip_ascii_space(text, at);
  if (inner < text.size() && text[inner] == '[') {
    const std::size_t name_end = text.find_first_of("[]\n", inner + 1);
    if (name_end == std::string_view::npos || text[name_end] != ']') return {};
    if (name_end + 1 >= text.size() || text[name_end + 1] != '(') return {};
    const std::size_t path_end = text.find_first_of("()[]\n", name_end + 2);
    if (path_end == std::string_view::npos || text[path_end] != ')') return {};
    const std::size_t end = base::skip_ascii_space(text, path_end + 1);
    if (end == text.size() || text[end] != ']') return {};
    return Directive{{begin, end + 1}, keyword, {name_end + 2, path_end}};
  }

  const std::size_t end = text.find_first_of("[]\n", at);
  if (end == std::string_view::npos || text[end] != ']') return {};
  return Directive{{begin, end + 1}, keyword, {end, end}};
}

}  // namespace locseg::markup
