// Integers throughout: a score is the same on every machine.
#include "leverage/score.h"

#include <algorithm>
#include <string>

#include "base/utf8.h"
#include "text/character.h"

namespace locseg {

int Similarity::score() const {
  int score = tokens;
  for (const Deduction& difference : differences) score -= difference.points;
  return std::min(score, kExactScore - 1);
}

Similarity compare_sources(std::string_view a, std::string_view b) {
  store::MatchReader first;
  store::MatchReader second;
  store::MatchText text;
  store::MatchText other;
  first.read(a, text);
  second.read(b, other);
  return leverage::Scorer(text, {}).compare(other);
}

}  // namespace locseg

namespace locseg::leverage {
namespace {

// Runs of digits with `.` and `,` inside them, as the keys of words fold them.
void add_numbers(std::string_view word, std::vector<std::string>& numbers) {
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
void add_marks(std::string_view text, std::size_t begin, std::size_t end, std::string& marks) {
  while (begin < end) {
    const base::CodePoint point = base::code_point_at(text, begin);
    if (!point.valid() || !text::is_space(point.value)) marks += text.substr(begin, point.size);
    begin += point.size;
  }
}

std::string marks_of(const store::MatchText& text) {
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

// What of `a` is in `b` as well, both sorted, with repetitions.
std::size_t common(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  std::size_t count = 0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i] == b[j]) {
      ++count, ++i, ++j;
    } else if (a[i] < b[j]) {
      ++i;
    } else {
      ++j;
    }
  }
  return count;
}

constexpr char kBetween = '\x02';  // a word as written follows its key and this

std::vector<std::string> keys_of(const std::vector<std::string>& words) {
  std::vector<std::string> keys;
  keys.reserve(words.size());
  for (const std::string& word : words) keys.push_back(word.substr(0, word.find(kBetween)));
  return keys;  // sorted as the words are: nothing in a key is below what follows it
}

}  // namespace

Features features_of(const store::MatchText& text) {
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

std::uint32_t most_edits(std::uint32_t n, std::uint32_t m, unsigned percent) {
  const std::uint64_t longer = std::max(n, m);
  return static_cast<std::uint32_t>(longer - (longer * percent + 99) / 100);
}

Scorer::Scorer(const store::MatchText& text, std::string_view hashes)
    : text_(text),
      size_(static_cast<std::uint32_t>(text.tokens.size())),
      bytes_(hashes),
      own_([&] {
        std::vector<sequence::Symbol> symbols;
        for (const store::MatchToken& token : text.tokens) {
          symbols.push_back(table_.of(text.key(token)));
        }
        return symbols;
      }()),
      pattern_(own_),
      features_(features_of(text)) {}

int Scorer::most(std::string_view hashes, unsigned percent) {
  const auto size = static_cast<std::uint32_t>(hashes.size());
  const std::uint32_t longer = std::max(size_, size);
  if (longer == 0) return 0;
  const std::uint32_t cutoff = most_edits(size_, size, percent);
  const std::uint32_t edits = bytes_.distance(hashes, cutoff);
  return edits > cutoff ? 0 : std::min(static_cast<int>(100 * (longer - edits) / longer), 99);
}

Similarity Scorer::compare(const store::MatchText& other) {
  Similarity similarity;
  const std::size_t longer = std::max(text_.tokens.size(), other.tokens.size());
  if (longer != 0) {
    sequence::SymbolTable table = table_;  // what the other adds is forgotten again
    others_.clear();
    for (const store::MatchToken& token : other.tokens) {
      others_.push_back(table.of(other.key(token)));
    }
    const std::size_t edits = pattern_.distance(others_);
    similarity.tokens = static_cast<int>(100 * (longer - edits) / longer);
  }
  const Features theirs = features_of(other);
  const auto differ = [&](std::string_view reason) {
    similarity.differences.push_back({reason, 1});
  };
  if (features_.codes != theirs.codes) differ("codes");
  if (features_.numbers != theirs.numbers) differ("numbers");
  if (common(features_.words, theirs.words) <
      common(keys_of(features_.words), keys_of(theirs.words))) {
    differ("case");
  }
  if (features_.marks != theirs.marks) differ("marks");
  return similarity;
}

}  // namespace locseg::leverage
