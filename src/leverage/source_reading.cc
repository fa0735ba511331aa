#include "leverage/source_reading.h"

#include <algorithm>
#include <cstddef>

#include "base/utf8.h"
#include "text/character.h"

namespace locseg::leverage {
namespace {

using sequence::Symbol;

bool is_digit(const base::CodePoint& point) {
  return point.valid() && text::digit_value(point.value) >= 0;
}

std::size_t digit_size_at(std::string_view word, std::size_t at) {
  if (at >= word.size()) return 0;
  const base::CodePoint point = base::code_point_at(word, at);
  return is_digit(point) ? point.size : 0;
}

// The end of a run of digits with `.` and `,` inside it, as the keys of words fold them.
std::size_t number_end(std::string_view word, std::size_t at) {
  for (;;) {
    if (const std::size_t digit = digit_size_at(word, at); digit != 0) {
      at += digit;
    } else if (at < word.size() && (word[at] == '.' || word[at] == ',') &&
               digit_size_at(word, at + 1) != 0) {
      ++at;
    } else {
      return at;
    }
  }
}

// Punctuation and symbols of `text` between `begin` and `end`.
void add_marks(std::string_view text, std::size_t begin, std::size_t end, std::string& marks) {
  while (begin < end) {
    const base::CodePoint point = base::code_point_at(text, begin);
    if (!point.valid() || !text::is_space(point.value)) marks += text.substr(begin, point.size);
    begin += point.size;
  }
}

}  // namespace

void Vocabulary::add_codes(const store::MatchText& text, std::vector<Symbol>& to) {
  for (const markup::Code& code : text.codes.codes) {
    scratch_ = markup::name_of(code.kind);
    scratch_ += ' ';
    scratch_ += code.value.of(text.text);
    to.push_back(of(scratch_));
  }
}

void Vocabulary::add_numbers(std::string_view word, std::vector<Symbol>& to) {
  for (std::size_t at = 0; at < word.size();) {
    if (digit_size_at(word, at) == 0) {
      at += base::code_point_at(word, at).size;
      continue;
    }
    const std::size_t end = number_end(word, at);
    to.push_back(of(word.substr(at, end - at)));
    at = end;
  }
}

Symbol Vocabulary::marks_of(const store::MatchText& text) {
  // All that belongs to a token or to the mark of a code, in order.
  taken_.clear();
  for (const store::MatchToken& token : text.tokens) taken_.push_back(token.written);
  if (!text.codes.codes.empty()) {
    for (const markup::Code& code : text.codes.codes) {
      taken_.push_back(code.open);
      if (code.paired()) taken_.push_back(code.close);
    }
    std::ranges::sort(taken_, {}, &Span::begin);
  }
  scratch_.clear();
  std::size_t at = 0;
  for (const Span& span : taken_) {
    if (span.begin > at) add_marks(text.text, at, span.begin, scratch_);
    at = std::max<std::size_t>(at, span.end);
  }
  add_marks(text.text, at, text.text.size(), scratch_);
  return of(scratch_);
}

SourceReading Vocabulary::read(const store::MatchText& text) {
  SourceReading reading;
  reading.tokens.reserve(text.tokens.size());
  reading.words.reserve(text.tokens.size());
  for (const store::MatchToken& token : text.tokens) {
    const std::string_view key = text.key(token);
    const Symbol symbol = of(key);
    reading.tokens.push_back(symbol);
    if (token.kind != store::TokenKind::kWord) continue;
    const std::string_view written = token.written.of(text.text);
    // Numbers count once; so a word that holds one is compared by its letters.
    if (key.find('#') != std::string_view::npos) {
      add_numbers(written, reading.numbers);
    } else {
      reading.words.push_back({symbol, written == key ? symbol : of(written)});
    }
  }
  add_codes(text, reading.codes);
  std::ranges::sort(reading.words);
  std::ranges::sort(reading.numbers);
  std::ranges::sort(reading.codes);
  reading.marks = marks_of(text);
  return reading;
}

void Vocabulary::clear() {
  symbols_.clear();
  arena_.clear();
}

}  // namespace locseg::leverage
