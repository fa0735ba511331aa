// A search for the few bytes that can mean something; what they begin is followed to its end.
#include "article/meanings.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/ascii.h"
#include "base/byte_set.h"
#include "base/bytes.h"
#include "markup/missing_ends.h"
#include "markup/tags.h"

namespace locseg::article {
namespace {

constexpr std::array<Meanings, 256> kMeanings = [] {
  std::array<Meanings, 256> meanings{};
  for (unsigned byte = 0; byte < ' '; ++byte) meanings[byte] = kMark | kLimit;
  for (const char c : {'|', '\x7F'}) meanings[static_cast<unsigned char>(c)] = kMark | kLimit;
  for (const char c : {'`', '\\', '<', '>', '[', ']'})
    meanings[static_cast<unsigned char>(c)] = kMark;
  for (const char c : {'\'', '"', '(', ')'}) meanings[static_cast<unsigned char>(c)] = kTitle;
  meanings['-'] = kHyphen;
  return meanings;
}();

constexpr base::ByteSet kTouching("`<\\[!&");

}  // namespace

Meanings meanings_of(std::string_view text) {
  const auto meaning_at = [&](std::size_t at) -> unsigned {
    return kMeanings[static_cast<unsigned char>(text[at])];
  };
  unsigned all = 0;
  std::size_t at = 0;
  for (; at + 4 <= text.size(); at += 4) {
    all |= meaning_at(at) | meaning_at(at + 1) | meaning_at(at + 2) | meaning_at(at + 3);
  }
  for (; at < text.size(); ++at) all |= meaning_at(at);
  if ((all & kHyphen) != 0 && text.find("--") != std::string_view::npos) all |= kMark;
  return static_cast<Meanings>(all);
}

namespace {

// The place behind the code span that the backtick at `at` opens; npos if it opens none.
std::size_t code_end(std::string_view text, std::size_t at) {
  const auto run_end = [&](std::size_t from) {
    return std::min(text.find_first_not_of('`', from), text.size());
  };
  const std::size_t begin = run_end(at);
  std::size_t close = text.find('`', begin);
  while (close != std::string_view::npos && run_end(close) - close != begin - at) {
    close = text.find('`', run_end(close));
  }
  return close == std::string_view::npos ? close : run_end(close);
}

// The place behind the link's target whose bracket is at `at`; npos if it may go on behind the text
// or is more than an address.
std::size_t target_end(std::string_view text, std::size_t at) {
  for (++at; at < text.size(); ++at) {
    if (text[at] == ')') return at + 1;
    if ((kMeanings[static_cast<unsigned char>(text[at])] & (kMark | kTitle)) != 0) break;
  }
  return std::string_view::npos;
}

}  // namespace

bool keeps_its_marks(std::string_view text) {
  constexpr base::FourBytes kOpening = {'`', '[', ']', '<'};
  if (text.find('\\') != std::string_view::npos) return false;
  std::size_t depth = 0;
  for (std::size_t at = base::find_any_of(text, 0, kOpening); at < text.size();
       at = base::find_any_of(text, at, kOpening)) {
    if (text[at] == '<') return false;
    if (text[at] == '`') {
      at = code_end(text, at);
    } else if (text[at] == '[') {
      ++depth;
      ++at;
    } else {
      if (depth-- == 0) return false;
      const char next = ++at < text.size() ? text[at] : '\0';
      if (next == ':') return false;
      if (next == '(') at = target_end(text, at);
    }
    if (at == std::string_view::npos) return false;
  }
  return depth == 0;
}

bool may_touch_tags(std::string_view gap) { return kTouching.find(gap, 0) != gap.size(); }

std::size_t behind_empty_line(std::string_view text) {
  for (std::size_t feed = text.rfind('\n'); feed != std::string_view::npos && feed > 0;
       feed = text.rfind('\n', feed - 1)) {
    const std::size_t end = feed - (text[feed - 1] == '\r' ? 1 : 0);
    if (end > 0 && text[end - 1] == '\n') return feed + 1;
  }
  return std::string_view::npos;
}

namespace {

// `end`, if what is before it, from `at` on, is the same whether it is taken for a title, a tag or
// text; else npos.
std::size_t if_simple(std::string_view text, std::size_t at, std::size_t end) {
  if (end == std::string_view::npos) return end;
  const std::string_view inside = text.substr(at, end - at);
  const bool is_simple = base::find_any_of(inside, 0, {'<', '[', ']', '`'}) == inside.size() &&
                         inside.find('\\') == std::string_view::npos;
  return is_simple ? end : std::string_view::npos;
}

// The place behind a link's target and title, whose bracket is at `at`; npos if they may go on
// behind the text. A quotation mark behind white space begins a title, which may hold brackets.
std::size_t titled_target_end(std::string_view text, std::size_t at) {
  const std::size_t begin = at;
  std::size_t depth = 0;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '(') ++depth;
    if (c == ')' && --depth == 0) return if_simple(text, begin, at + 1);
    if ((c == '"' || c == '\'') && base::is_ascii_space(text[at - 1])) {
      at = text.find(c, at + 1);
      if (at == std::string_view::npos) break;
    }
  }
  return std::string_view::npos;
}

// Whether the element's text goes on behind empty lines, and no tag is read in it.
bool holds_raw_text(std::string_view name) {
  constexpr std::string_view kNames[] = {"pre", "script", "style", "textarea"};
  return std::ranges::any_of(kNames, [&](std::string_view it) {
    return std::ranges::equal(name, it, [](char a, char b) { return base::ascii_lower(a) == b; });
  });
}

// The place behind the HTML that the `<` at `at` begins; npos if it may go on behind the text. A
// `<` that begins no HTML ends behind itself.
std::size_t html_end(std::string_view text, std::size_t at, markup::FailedSearches& missing) {
  const std::optional<markup::Angle> html = markup::read_angle(text, at, missing);
  if (html && holds_raw_text(html->value.of(text))) return std::string_view::npos;
  if (html) return if_simple(text, at + 1, html->whole.end);
  const char next = at + 1 < text.size() ? text[at + 1] : '\0';
  const bool may_begin = base::is_ascii_alpha(next) || next == '/' || next == '!' || next == '?';
  return may_begin ? std::string_view::npos : at + 1;
}

}  // namespace

bool leaves_open(std::string_view text) {
  constexpr base::FourBytes kMarks = {']', '<', ']', '<'};
  markup::FailedSearches missing;
  for (std::size_t at = base::find_any_of(text, 0, kMarks); at < text.size();
       at = base::find_any_of(text, at, kMarks)) {
    const char next = at + 1 < text.size() ? text[at + 1] : '\0';
    if (text[at] == '<') {
      at = html_end(text, at, missing);
    } else if (next == ':') {
      return true;
    } else {
      at = next == '(' ? titled_target_end(text, at + 1) : at + 1;
    }
    if (at == std::string_view::npos) return true;
  }
  return false;
}

namespace {

// The bytes that words are made of.
constexpr base::ByteSet kInWord = base::kAsciiAlnum.with(".,;?%").with(0x80, 0xFF);

}  // namespace

bool can_shrink(std::string_view text) {
  constexpr base::FourBytes kMarks = {'<', '\n', ']', '<'};
  for (std::size_t at = base::find_any_of(text, 0, kMarks); at < text.size();
       at = base::find_any_of(text, at + 1, kMarks)) {
    if (text[at] != ']' || !text.substr(at + 1).starts_with('(')) return false;
  }
  return true;
}

void append_shrunk(std::string& out, std::string_view text) {
  bool in_word = false;
  for (const char c : text) {
    const bool word = kInWord.has(c);
    if (!word) out += c;
    if (word && !in_word) out += 'x';
    in_word = word;
  }
}

}  // namespace locseg::article
