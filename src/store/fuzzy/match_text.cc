// Codes are found first; what lies between their marks is read for words and characters. An ASCII
// text, which most are, goes neither through ICU nor, where it holds no mark of a code, through the
// scanner.
#include "store/fuzzy/match_text.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/utf8.h"
#include "text/character.h"
#include "text/fold.h"
#include "text/normal.h"
#include "text/script.h"

namespace locseg::store {
namespace {

constexpr std::array<bool, 256> kMayOpenCode = [] {
  std::array<bool, 256> table{};
  for (const char c : {'`', '*', '_', '~', '[', '<', '&', '{', '$', '%', '!'}) {
    table[static_cast<unsigned char>(c)] = true;
  }
  return table;
}();

bool may_hold_code(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return kMayOpenCode[static_cast<unsigned char>(c)]; });
}

// Signs of kana that Unicode counts to no script, such as the long vowel, are letters as well.
bool is_lone(char32_t c) {
  if (c >= 0x3040 && c <= 0x30FF) return text::is_letter(c);
  return text::is_spaceless(text::script_of(c)) && (text::is_letter(c) || text::is_mark(c));
}

// is_lone, which takes several look-ups in ICU, for the Basic Multilingual Plane: read from ICU
// once for each page of 256 characters that a text has one of.
class LoneCharacters {
 public:
  [[nodiscard]] bool has(char32_t c) {
    if (c > 0xFFFF) return is_lone(c);
    const std::size_t page = c >> 8;
    if (!known_[page]) {
      for (char32_t i = 0; i < 256; ++i) {
        lone_[(page << 8) | i] = is_lone(static_cast<char32_t>(page << 8) | i);
      }
      known_[page] = true;
    }
    return lone_[c];
  }

 private:
  std::array<bool, 256> known_{};
  std::array<bool, 65536> lone_{};
};

bool stands_alone(char32_t c) {
  if (c < 0xE00) return false;  // Thai is the first script without spaces
  thread_local LoneCharacters characters;
  return characters.has(c);
}

bool is_token(markup::CodeKind kind) {
  switch (kind) {
    case markup::CodeKind::kCodeSpan:
    case markup::CodeKind::kImage:
    case markup::CodeKind::kAutolink:
    case markup::CodeKind::kInclude:
    case markup::CodeKind::kDirective:
    case markup::CodeKind::kPlaceholder:
      return true;
    default:
      return false;
  }
}

}  // namespace

void MatchReader::read(std::string_view text, MatchText& into) {
  into.keys.clear();
  into.tokens.clear();
  into.codes.codes.clear();
  into.codes.loose.clear();
  into.text = text;
  if (!base::is_ascii(text)) into.text = text::fold_width(text::to_nfc(text, composed_), narrow_);
  if (may_hold_code(into.text)) {
    scanner_.scan(into.text, markup::Syntax::kMarkdown, into.codes);
  }
  // Marks in order of position: a code's second one may come after those of codes inside it.
  std::size_t at = 0;
  if (!into.codes.codes.empty()) {
    struct Mark {
      Span span;
      const markup::Code* code;  // null for a second mark
    };
    std::vector<Mark> marks;
    for (const markup::Code& code : into.codes.codes) {
      marks.push_back({code.open, &code});
      if (code.paired()) marks.push_back({code.close, nullptr});
    }
    std::sort(marks.begin(), marks.end(),
              [](const Mark& a, const Mark& b) { return a.span.begin < b.span.begin; });
    for (const Mark& mark : marks) {
      read_stretch(at, mark.span.begin, into);
      if (mark.code != nullptr && is_token(mark.code->kind)) add_code(*mark.code, into);
      at = mark.span.end;
    }
  }
  read_stretch(at, into.text.size(), into);
}

void MatchReader::read_stretch(std::size_t begin, std::size_t end, MatchText& into) {
  if (begin >= end) return;
  const std::string_view text = into.text;
  std::size_t words_from = begin;
  for (std::size_t at = begin; at < end;) {
    if (static_cast<unsigned char>(text[at]) < 0xE0) {  // below U+0800, or its second byte
      ++at;
      continue;
    }
    const base::CodePoint point = base::code_point_at(text, at);
    if (point.valid() && stands_alone(point.value)) {
      read_words(words_from, at, into);
      const Span written{at, at + point.size};
      const std::size_t key = into.keys.size();
      into.keys.append(text, at, point.size);
      into.tokens.push_back({written, {key, key + point.size}, TokenKind::kCharacter});
      words_from = at + point.size;
    }
    at += point.size;
  }
  read_words(words_from, end, into);
}

void MatchReader::read_words(std::size_t begin, std::size_t end, MatchText& into) {
  if (begin >= end) return;
  text::split_words(into.text.substr(begin, end - begin), words_);
  for (const text::Token& token : words_) {
    if (token.word) add_word({begin + token.span.begin, begin + token.span.end}, into);
  }
}

void MatchReader::add_word(Span written, MatchText& into) {
  std::string_view word = written.of(into.text);
  if (!base::is_ascii(word)) {
    word = text::fold_case(word, folded_);
    if (std::string digits; text::fold_digits(word, digits).data() == digits.data()) {
      folded_ = std::move(digits);
      word = folded_;
    }
  }
  const std::size_t key = into.keys.size();
  into.keys += word;
  char* const begin = into.keys.data() + key;
  char* end = begin;
  for (std::size_t at = 0; at < word.size(); ++at) {
    const char c = word[at];
    if (!base::is_ascii_digit(c)) {
      *end++ = base::ascii_lower(c);
      continue;
    }
    *end++ = '#';
    const auto goes_on = [&](std::size_t i) {
      return i < word.size() && (base::is_ascii_digit(word[i]) ||
                                 ((word[i] == '.' || word[i] == ',') && i + 1 < word.size() &&
                                  base::is_ascii_digit(word[i + 1])));
    };
    while (goes_on(at + 1)) ++at;
  }
  into.keys.resize(key + static_cast<std::size_t>(end - begin));
  into.tokens.push_back({written, {key, into.keys.size()}, TokenKind::kWord});
}

void MatchReader::add_code(const markup::Code& code, MatchText& into) {
  const std::size_t key = into.keys.size();
  into.keys += '\x01';  // no word holds it
  into.keys += static_cast<char>('a' + static_cast<int>(code.kind));
  into.tokens.push_back({code.open, {key, into.keys.size()}, TokenKind::kCode});
}

}  // namespace locseg::store
