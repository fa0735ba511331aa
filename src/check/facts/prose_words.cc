#include "check/facts/prose_words.h"

#include <algorithm>
#include <iterator>

#include "base/ascii.h"
#include "base/byte_set.h"

namespace locseg::check {
namespace {

constexpr std::string_view kFunctionWords[] = {
    "a",    "an",   "are",   "as",   "at",   "be",  "been", "by", "can", "do",
    "does", "from", "has",   "have", "how",  "if",  "in",   "is", "it",  "its",
    "not",  "of",   "on",    "or",   "that", "the", "this", "to", "was", "were",
    "what", "when", "which", "will", "with", "you", "your",
};
static_assert(std::is_sorted(std::begin(kFunctionWords), std::end(kFunctionWords)));

}  // namespace

bool is_function_word(std::string_view word) {
  return std::binary_search(std::begin(kFunctionWords), std::end(kFunctionWords), word);
}

bool is_blank(std::string_view text) {
  while (!text.empty()) {
    if (base::is_ascii_space(text.front())) {
      text.remove_prefix(1);
    } else if (text.starts_with("\u00A0")) {
      text.remove_prefix(2);
    } else if (text.starts_with("\u3000")) {
      text.remove_prefix(3);
    } else {
      return false;
    }
  }
  return true;
}

ProseWords count_prose_words(std::string_view text) {
  static constexpr base::ByteSet kBetween(" \t\n\r\x01");
  static constexpr base::ByteSet kAround(".,;:!?\"'()[]*");
  ProseWords words;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::size_t begin = at;
    at = kBetween.find(text, begin);
    std::string_view word = text.substr(begin, at - begin);
    while (!word.empty() && kAround.has(word.front())) word.remove_prefix(1);
    while (!word.empty() && kAround.has(word.back())) word.remove_suffix(1);
    if (word.empty()) continue;
    if (!std::all_of(word.begin(), word.end(), base::is_ascii_alpha)) {
      words.technical += word.find_first_of("_/{}-0123456789") != std::string_view::npos ? 1 : 0;
      continue;
    }
    ++words.all;
    words.function += is_function_word(word) ? 1 : 0;
    words.lower += std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a'; }) ? 1 : 0;
  }
  return words;
}

}  // namespace locseg::check
