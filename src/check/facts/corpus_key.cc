// One pass: ASCII letters in lower case, digits, signs that mean something of their own (`<5` is
// not `5+`, C# not C) and everything past ASCII kept, the rest dropped, with the spaces and the
// punctuation of general use past ASCII (U+00A0, U+2000-206F, U+3000-303F, the full-width forms of
// ASCII's).
#include "check/facts/corpus_key.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/copy_runs.h"
#include "base/utf8.h"
#include "locseg/identity.h"

namespace locseg::check {
namespace {

bool is_punctuation(char32_t c) {
  return c == 0xA0 || c == 0xAB || c == 0xBB || (c >= 0x2000 && c <= 0x206F) ||
         (c >= 0x3000 && c <= 0x303F && c != 0x3005) || (c >= 0xFF01 && c <= 0xFF0F) ||
         (c >= 0xFF1A && c <= 0xFF20) || (c >= 0xFF3B && c <= 0xFF40) ||
         (c >= 0xFF5B && c <= 0xFF65) || c == 0x060C || c == 0x061B || c == 0x061F;
}

// What an ASCII byte becomes; 0 where it is dropped.
constexpr std::array<char, 128> kFolded = [] {
  std::array<char, 128> folded{};
  for (char c = '0'; c <= '9'; ++c) folded[static_cast<unsigned char>(c)] = c;
  for (char c = 'a'; c <= 'z'; ++c) {
    folded[static_cast<unsigned char>(c)] = c;
    folded[static_cast<unsigned char>(c - 'a' + 'A')] = c;
  }
  for (const char c : {'<', '>', '+', '=', '%', '#', '&', '@', '$'}) {
    folded[static_cast<unsigned char>(c)] = c;
  }
  return folded;
}();

constexpr std::array<bool, 128> table_of(std::string_view characters) {
  std::array<bool, 128> table{};
  for (const char c : characters) table[static_cast<unsigned char>(c)] = true;
  return table;
}

// Marks that make another text of the same words.
constexpr std::array<bool, 128> kTellingMarks = table_of(",;:.!?");
// What joins two runs of letters to one word.
constexpr std::array<bool, 128> kJoiningMarks = table_of("_-/\\.'");

// A heading, a label, a list of a few items.
constexpr std::uint32_t kFewWords = 8;

// A letter in lower case or a digit; 0 for all else.
constexpr std::array<char, 256> kFoldedAlnum = [] {
  std::array<char, 256> folded{};
  for (unsigned byte = 0; byte < kFolded.size(); ++byte) {
    if (base::is_ascii_alnum(static_cast<char>(byte))) folded[byte] = kFolded[byte];
  }
  return folded;
}();

char folded_alnum(char c) { return kFoldedAlnum[static_cast<unsigned char>(c)]; }

bool is_alnum_at(std::string_view text, std::size_t at) {
  return at < text.size() && folded_alnum(text[at]) != 0;
}

bool begins_tag(std::string_view text, std::size_t at) {
  return at < text.size() && (base::is_ascii_alpha(text[at]) || text[at] == '/');
}

// How many bytes were read and how many of them copied.
struct Copied {
  std::size_t read = 0;
  std::size_t kept = 0;
};

// Copies what is kept of the characters past ASCII that `text` begins with: a run of letters, or
// one.
Copied copy_wide(char* to, std::string_view text) {
  if (const std::size_t run = base::copy_wide_letters(to, text); run > 0) return {run, run};
  const base::CodePoint point = base::code_point_at(text, 0);
  if (is_punctuation(point.value)) return {point.size, 0};
  std::copy_n(text.begin(), point.size, to);
  return {point.size, point.size};
}

class Folding {
 public:
  // `to` holds the text's size.
  Folding(std::string_view text, char* to) : text_(text), begin_(to), end_(to) {}

  Folded run() {
    while (at_ < text_.size()) {
      if (folded_alnum(text_[at_]) != 0) {
        take_letters();
      } else if (text_[at_] == ' ') {
        part_words();
      } else if (base::is_ascii(text_[at_])) {
        take_mark();
      } else {
        take_wide();
      }
    }
    const std::uint64_t key = short_hash_of({begin_, static_cast<std::size_t>(end_ - begin_)});
    return {key, words_, joined_ <= kFewWords ? form_ * 31 + joined_ : 0};
  }

 private:
  void part_words() {
    ++at_;
    in_word_ = false;
    in_joined_ = false;
  }

  void go_on_with_word() {
    words_ += !in_word_ && !in_tag_ ? 1U : 0U;
    joined_ += !in_joined_ ? 1U : 0U;
    in_word_ = true;
    in_joined_ = true;
  }

  void take_letters() {
    const std::size_t count = base::copy_lower_alnum(end_, text_.substr(at_));
    at_ += count;
    end_ += count;
    go_on_with_word();
  }

  void take_mark() {
    const auto byte = static_cast<unsigned char>(text_[at_++]);
    *end_ = kFolded[byte];
    end_ += *end_ != 0 ? 1 : 0;
    if (kTellingMarks[byte]) form_ = form_ * 31 + byte;
    in_tag_ = byte == '<' ? begins_tag(text_, at_) : in_tag_ && byte != '>';
    in_word_ = false;
    in_joined_ = in_joined_ && kJoiningMarks[byte] && is_alnum_at(text_, at_);
  }

  void take_wide() {
    const Copied copied = copy_wide(end_, text_.substr(at_));
    at_ += copied.read;
    end_ += copied.kept;
    if (copied.kept > 0) return go_on_with_word();
    in_word_ = false;
    in_joined_ = false;
  }

  std::string_view text_;
  char* begin_;
  char* end_;
  std::size_t at_ = 0;
  std::uint32_t words_ = 0;
  std::uint32_t form_ = 0;
  bool in_word_ = false;
  std::uint32_t joined_ = 0;
  bool in_joined_ = false;
  bool in_tag_ = false;
};

}  // namespace

Folded fold(std::string_view text, std::string& scratch) {
  if (scratch.size() < text.size()) scratch.resize(text.size());
  return Folding(text, scratch.data()).run();
}

std::uint64_t folded_key(std::string_view text, std::string& scratch) {
  if (scratch.size() < text.size()) scratch.resize(text.size());
  char* end = scratch.data();
  for (std::size_t at = 0; at < text.size();) {
    if (!base::is_ascii(text[at])) {
      const Copied copied = copy_wide(end, text.substr(at));
      at += copied.read;
      end += copied.kept;
      continue;
    }
    *end = kFolded[static_cast<unsigned char>(text[at++])];
    end += *end != 0 ? 1 : 0;
  }
  return short_hash_of({scratch.data(), static_cast<std::size_t>(end - scratch.data())});
}

}  // namespace locseg::check
