// A name is cut out by a grammar:
//
//     name = [ "." ] word { ( "." / "::" ) word } [ "()" ]     at least one of the three
//          / WORD                                               before "(" and what is no prose
//          / word                                               of several capitals: OrderLineId
//          / word ( "++" / "#" )
//          / 8hex "-" 4hex "-" 4hex "-" 4hex "-" 12hex
//          / part "-" part          capitals and digits, a letter, three digits behind the hyphen
//
// between characters that go on with no address, path or compound.
#include "check/facts/names.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/byte_set.h"
#include "base/bytes.h"
#include "base/hex.h"
#include "base/utf8.h"
#include "check/facts/segment_facts.h"

namespace locseg::check {
namespace {

using base::ascii_lower;
using base::is_ascii_alnum;
using base::is_ascii_alpha;
using base::is_ascii_digit;

// What a byte is to a word: no part of any, a part, a part that is a capital.
constexpr std::array<std::uint8_t, 256> kParts = [] {
  std::array<std::uint8_t, 256> parts{};
  for (unsigned byte = 0; byte < 0x80; ++byte) {
    const char c = static_cast<char>(byte);
    if (is_ascii_alnum(c) || c == '_') parts[byte] = base::is_ascii_upper(c) ? 2 : 1;
  }
  return parts;
}();

std::uint8_t part_of(char c) { return kParts[static_cast<unsigned char>(c)]; }

bool is_word_char(char c) { return part_of(c) != 0; }
bool is_upper(char c) { return part_of(c) == 2; }

// What a name, or a word that is none, begins with.
constexpr base::ByteSet kBeginnings = base::kAsciiAlnum.with("._");

// What makes a longer thing of a name that it touches.
constexpr base::ByteSet kGoingOn("/\\@-%$&=~");

bool goes_on(char c) { return kGoingOn.has(c); }

std::size_t word_end(std::string_view text, std::size_t at) {
  while (at < text.size() && is_word_char(text[at])) ++at;
  return at;
}

bool begins_word(std::string_view text, std::size_t at) {
  return at < text.size() && (is_ascii_alpha(text[at]) || text[at] == '_');
}

// The end of a GUID at `at`; `at` if there is none.
std::size_t guid_end(std::string_view text, std::size_t at) {
  constexpr std::size_t kGroups[] = {8, 4, 4, 4, 12};
  std::size_t end = at;
  for (const std::size_t group : kGroups) {
    if (end != at) {
      if (end >= text.size() || text[end] != '-') return at;
      ++end;
    }
    if (text.size() - end < group) return at;
    if (!std::all_of(text.begin() + static_cast<std::ptrdiff_t>(end),
                     text.begin() + static_cast<std::ptrdiff_t>(end + group), base::is_hex_digit)) {
      return at;
    }
    end += group;
  }
  return end < text.size() && (is_word_char(text[end]) || text[end] == '-') ? at : end;
}

// The end of a part number at `at`; `at` if there is none.
std::size_t part_number_end(std::string_view text, std::size_t at) {
  bool letter = false;
  std::size_t digits = 0;
  std::size_t hyphen = std::string_view::npos;
  std::size_t end = at;
  for (; end < text.size(); ++end) {
    const char c = text[end];
    if (c == '-' && hyphen == std::string_view::npos && end > at + 1) {
      hyphen = end;
      digits = 0;
    } else if (is_upper(c)) {
      letter = true;
    } else if (is_ascii_digit(c)) {
      ++digits;
    } else {
      break;
    }
  }
  const bool closed = end == text.size() || (!is_word_char(text[end]) && !goes_on(text[end]));
  return closed && letter && hyphen != std::string_view::npos && digits >= 3 ? end : at;
}

// The separator at `at` if a word follows it: how long it is.
std::size_t separator(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(std::min(at, text.size()));
  if (rest.starts_with("::") && begins_word(text, at + 2)) return 2;
  return rest.starts_with(".") && begins_word(text, at + 1) ? 1 : 0;
}

struct Shape {
  std::size_t end = 0;
  std::size_t parts = 0;
  std::size_t shortest = 0;  // of the parts
  bool upper = false;
};

// The words from `at` on, which begins one, and the separators between them.
Shape words_at(std::string_view text, std::size_t at) {
  Shape shape{at, 0, std::string_view::npos, false};
  for (std::size_t begin = at;;) {
    shape.end = word_end(text, begin);
    ++shape.parts;
    shape.shortest = std::min(shape.shortest, shape.end - begin);
    shape.upper =
        shape.upper || std::any_of(text.begin() + static_cast<std::ptrdiff_t>(begin),
                                   text.begin() + static_cast<std::ptrdiff_t>(shape.end), is_upper);
    const std::size_t size = separator(text, shape.end);
    if (size == 0) return shape;
    begin = shape.end + size;
  }
}

// `end.Begin`: two sentences without the space between them.
bool is_slip(std::string_view name) {
  const std::size_t dot = name.find('.');
  if (dot == std::string_view::npos || dot != name.rfind('.') || dot + 1 == name.size()) {
    return false;
  }
  const auto lower = [](std::string_view word) {
    return std::all_of(word.begin(), word.end(), base::is_ascii_lower);
  };
  return lower(name.substr(0, dot)) && is_upper(name[dot + 1]) && lower(name.substr(dot + 2));
}

// A point begins a name where a word may begin, not where a sentence ends.
bool may_lead(std::string_view text, std::size_t at) {
  return at == 0 || std::string_view(" \n\t(\"'[{,").find(text[at - 1]) != std::string_view::npos;
}

// How many parts of a word of letters and digits begin with a capital: 3 of `OrderLineId`; 0 if it
// does not begin with one.
std::size_t humps_of(std::string_view word) {
  if (!is_upper(word.front()) || word.find('_') != std::string_view::npos) return 0;
  std::size_t humps = 1;
  for (std::size_t i = 1; i < word.size(); ++i) {
    if (is_upper(word[i]) && !is_upper(word[i - 1])) ++humps;
  }
  return humps;
}

// Whether `text` holds nothing else but marks and spaces.
bool is_all_there_is(std::string_view text, std::size_t begin, std::size_t end) {
  const auto nothing = [](std::string_view part) {
    return std::all_of(part.begin(), part.end(),
                       [](char c) { return c == ' ' || c == '*' || c == Side::kMark; });
  };
  return nothing(text.substr(0, begin)) && nothing(text.substr(end));
}

// Whether a bracket is at `at` that holds arguments: a quotation, a comparison, another call.
bool has_arguments(std::string_view text, std::size_t at) {
  if (at >= text.size() || text[at] != '(') return false;
  const std::size_t end = std::min(text.find_first_of("()", at + 1), text.size());
  const bool calls = end < text.size() && text[end] == '(' && is_word_char(text[end - 1]);
  return calls || text.substr(at, end - at).find_first_of("'\"=[") != std::string_view::npos;
}

bool is_in_capitals(std::string_view word) {
  return word.size() > 2 && std::all_of(word.begin(), word.end(), is_upper);
}

std::optional<Name> name_at(std::string_view text, std::size_t at) {
  if (const std::size_t end = guid_end(text, at); end != at) {
    return Name{NameKind::kCodeNumber, {at, end}};
  }
  if (const std::size_t end = part_number_end(text, at); end != at) {
    return Name{NameKind::kCodeNumber, {at, end}};
  }
  const bool leading = text[at] == '.';
  if (!begins_word(text, at + (leading ? 1 : 0))) return {};
  const Shape shape = words_at(text, at + (leading ? 1 : 0));
  const std::string_view rest = text.substr(shape.end);
  const std::string_view behind = rest.substr(std::min<std::size_t>(2, rest.size()));
  if (rest.starts_with("()")) {
    if (shape.shortest < 2 || (!behind.empty() && is_word_char(behind[0]))) return {};
    return Name{NameKind::kCall, {at, shape.end + 2}};
  }
  if (!leading && shape.parts == 1 && shape.end - at == 1 && shape.upper) {
    if (rest.starts_with("++")) return Name{NameKind::kSuffixed, {at, shape.end + 2}};
    if (rest.starts_with("#")) return Name{NameKind::kSuffixed, {at, shape.end + 1}};
  }
  if (!rest.empty() && (goes_on(rest[0]) || rest.starts_with("://"))) return {};
  if (rest.size() > 1 && rest[0] == '.' && is_ascii_digit(rest[1])) return {};
  if (leading) {
    if (shape.shortest < 2 || !may_lead(text, at)) return {};
    return Name{NameKind::kPointed, {at, shape.end}};
  }
  const std::string_view whole = text.substr(at, shape.end - at);
  if (shape.parts == 1) {
    if (is_in_capitals(whole) && has_arguments(text, shape.end)) {
      return Name{NameKind::kFunction, {at, shape.end}};
    }
    const std::size_t humps = humps_of(whole);
    if (humps < 2) return {};
    const bool stands_alone = humps > 2 || is_all_there_is(text, at, shape.end);
    return Name{stands_alone ? NameKind::kPascal : NameKind::kTwoHumps, {at, shape.end}};
  }
  if (shape.shortest < 2 || !shape.upper || is_slip(whole)) return {};
  return Name{NameKind::kDotted, {at, shape.end}};
}

// What a name may begin with, as far as one look tells: the word or the point at `at`.
struct Candidate {
  std::size_t end = 0;
  bool may_be_name = false;
};

// Whether a word that ends at `at` may be one of a name for what follows it.
bool is_joined_on(std::string_view text, std::size_t at) {
  if (at == text.size()) return false;
  switch (text[at]) {
    case '-':
    case '#':
      return true;
    case ':':
    case '+':
      return at + 1 < text.size() && text[at + 1] == text[at];
    case '(':
      return at + 1 < text.size() && text[at + 1] == ')';
    case '.':
      return begins_word(text, at + 1);
    default:
      return false;
  }
}

// Most words are decided by what follows them and have one capital at most.
Candidate candidate_at(std::string_view text, std::size_t at) {
  if (text[at] == '.') return {at + 1, at + 1 < text.size() && is_ascii_alpha(text[at + 1])};
  std::size_t end = at;
  unsigned parts = 0;  // and one more for each capital
  for (; end < text.size() && is_word_char(text[end]); ++end) parts += part_of(text[end]);
  return {end, parts > end - at + 1 || is_joined_on(text, end)};
}

// A character that is folded to its narrow mark.
struct Narrow {
  char32_t value = 0;
  std::size_t size = 1;
};

Narrow narrow_at(std::string_view text, std::size_t at) {
  const base::CodePoint point = base::code_point_at(text, at);
  char32_t value = point.value;
  if (value > 0xFF00 && value < 0xFF5F) value -= 0xFEE0;  // the fullwidth forms of ASCII
  if (value == U'。') value = U'.';
  return {value, point.size};
}

bool is_gap(char c) { return c == ' ' || c == '\\'; }

// The end of `name` at `at`, spread; npos if it is not there.
std::size_t spread_end(std::string_view text, std::size_t at, std::string_view name) {
  for (std::size_t i = 0; i < name.size(); ++i) {
    const bool apart = i > 0 && !(is_word_char(name[i - 1]) && is_word_char(name[i]));
    while (apart && at < text.size() && is_gap(text[at])) ++at;
    if (at >= text.size()) return std::string_view::npos;
    const Narrow it = narrow_at(text, at);
    if (it.value >= 0x80 || ascii_lower(static_cast<char>(it.value)) != ascii_lower(name[i])) {
      return std::string_view::npos;
    }
    at += it.size;
  }
  return at;
}

bool bounds(std::string_view text, std::size_t begin, std::size_t end, std::string_view name) {
  const bool before = begin == 0 || !is_word_char(name.front()) || !is_word_char(text[begin - 1]);
  const bool after = end == text.size() || !is_word_char(name.back()) || !is_word_char(text[end]);
  return before && after;
}

// `.NET`, `web.config`; not the point of a sentence.
bool has_inner_point(std::string_view text) {
  for (std::size_t at = text.find('.'); at != std::string_view::npos; at = text.find('.', at + 1)) {
    if (begins_word(text, at + 1)) return true;
  }
  return false;
}

// Whether a text without humps has what any other of the grammar's alternatives needs. Half of all
// texts have not.
bool may_hold_names(const Side& side) {
  return side.has(kHyphen | kColon | kRoundBracket | kOtherAscii) || has_inner_point(side.text());
}

// What follows a word of a name, or begins one: without humps there is no other.
constexpr base::ByteSet kNameMarks("-#:+(.");

// The place at `at` or behind of a word before such a mark, or of a point; else the text's size.
std::size_t next_told(std::string_view text, MarkCursor& marks, std::size_t at) {
  for (std::size_t mark = marks.find(kNameMarks, at); mark < text.size();
       mark = marks.find(kNameMarks, mark + 1)) {
    std::size_t begin = mark;
    while (begin > at && is_word_char(text[begin - 1])) --begin;
    if (begin < mark || text[mark] == '.') return begin;
  }
  return text.size();
}

}  // namespace

std::vector<Name> names_of(Side& side) {
  std::vector<Name> names;
  const bool has_hump = side.has_hump();
  if (!has_hump && !may_hold_names(side)) return names;
  const std::string_view text = side.masked();
  MarkCursor marks(text, side.marks());
  const std::span<const TechnicalWord> technical = side.technical();
  auto word = technical.begin();
  for (std::size_t at = 0; at < text.size();) {
    while (word != technical.end() && word->span.end <= at) ++word;
    if (word != technical.end() && word->span.begin <= at) {
      at = word->span.end;
      continue;
    }
    const std::size_t next = word != technical.end() ? word->span.begin : text.size();
    at = std::min(next, has_hump ? kBeginnings.find(text, at) : next_told(text, marks, at));
    if (at == next) continue;
    const auto [end, may_be_name] = candidate_at(text, at);
    if (!may_be_name) {
      at = end;
      continue;
    }
    const bool joined = at > 0 && (goes_on(text[at - 1]) || is_word_char(text[at - 1]) ||
                                   text[at - 1] == '.' || text[at - 1] == '*');
    if (const auto name = joined ? std::nullopt : name_at(text, at)) {
      names.push_back(*name);
      at = name->span.end;
    } else {
      at = end;
    }
  }
  return names;
}

std::optional<Span> find_spread(std::string_view text, std::string_view name) {
  for (std::size_t at = 0; at < text.size(); at = base::next_char_begin(text, at + 1)) {
    const std::size_t end = spread_end(text, at, name);
    if (end != std::string_view::npos && bounds(text, at, end, name)) return Span{at, end};
  }
  return {};
}

bool holds_name(std::string_view text, std::string_view name) {
  const auto same = [](char a, char b) { return ascii_lower(a) == ascii_lower(b); };
  return std::search(text.begin(), text.end(), name.begin(), name.end(), same) != text.end();
}

}  // namespace locseg::check
