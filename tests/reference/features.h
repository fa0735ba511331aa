// What the folding of tokens hides, as texts: what leverage/source_reading.h has in numbers is held
// against this.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "locseg/span.h"
#include "markup/codes.h"
#include "store/fuzzy/match_text.h"
#include "text/character.h"

namespace locseg::reference {

/// Sorted, so that two texts' lists can be compared.
struct Features {
  std::vector<std::string> codes;    ///< kind and value
  std::vector<std::string> numbers;  ///< as written
  std::vector<std::string> words;    ///< as written, each after its key
  std::string marks;                 ///< punctuation and symbols outside codes, in order
};

// Runs of digits with `.` and `,` inside them, as the keys of words fold them.
inline void add_numbers(std::string_view word, std::vector<std::string>& numbers) {
  const auto digit_at = [&](std::size_t at) {
    if (at >= word.size()) return base::CodePoint{0, 0};
    const base::CodePoint point = base::code_point_at(word, at);
    return point.valid() && text::digit_value(point.value) >= 0 ? point : base::CodePoint{0, 0};
  };
  for (std::size_t at = 0; at < word.size();) {
    if (digit_at(at).size == 0) {
      at += base::code_point_at(word, at).size;
      continue;
    }
    const std::size_t begin = at;
    for (;;) {
      const base::CodePoint digit = digit_at(at);
      if (digit.size != 0) {
        at += digit.size;
      } else if (at < word.size() && (word[at] == '.' || word[at] == ',') &&
                 digit_at(at + 1).size != 0) {
        ++at;
      } else {
        break;
      }
    }
    numbers.emplace_back(word.substr(begin, at - begin));
  }
}

// Punctuation and symbols of `text` between `begin` and `end`.
inline void add_marks(std::string_view text, std::size_t begin, std::size_t end,
                      std::string& marks) {
  while (begin < end) {
    const base::CodePoint point = base::code_point_at(text, begin);
    if (!point.valid() || !text::is_space(point.value)) marks += text.substr(begin, point.size);
    begin += point.size;
  }
}

inline std::string marks_of(const store::MatchText& text) {
  // All that belongs to a token or to the mark of a code, in order.
  std::vector<Span> taken;
  for (const store::MatchToken& token : text.tokens) taken.push_back(token.written);
  for (const markup::Code& code : text.codes.codes) {
    taken.push_back(code.open);
    if (code.paired()) taken.push_back(code.close);
  }
  std::ranges::sort(taken, {}, &Span::begin);
  std::string marks;
  std::size_t at = 0;
  for (const Span& span : taken) {
    if (span.begin > at) add_marks(text.text, at, span.begin, marks);
    at = std::max<std::size_t>(at, span.end);
  }
  add_marks(text.text, at, text.text.size(), marks);
  return marks;
}

inline constexpr char kBetween = '\x02';  // a word as written follows its key and this

inline Features features_of(const store::MatchText& text) {
  Features features;
  for (const markup::Code& code : text.codes.codes) {
    features.codes.push_back(std::string(markup::name_of(code.kind)) + ' ' +
                             std::string(code.value.of(text.text)));
  }
  for (const store::MatchToken& token : text.tokens) {
    if (token.kind != store::TokenKind::kWord) continue;
    const std::string_view written = token.written.of(text.text);
    const std::string_view key = text.key(token);
    add_numbers(written, features.numbers);
    // Numbers count once; so a word that holds one is compared by its letters.
    if (key.find('#') == std::string_view::npos) {
      features.words.push_back(std::string(key) + kBetween + std::string(written));
    }
  }
  std::ranges::sort(features.codes);
  std::ranges::sort(features.numbers);
  std::ranges::sort(features.words);
  features.marks = marks_of(text);
  return features;
}

}  // namespace locseg::reference
