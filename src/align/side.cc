#include "align/side.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/utf8.h"
#include "locseg/identity.h"
#include "text/character.h"
#include "text/fold.h"
#include "text/script.h"
#include "text/word_tokens.h"

namespace locseg::align {
namespace {

constexpr std::size_t kLongestCode = 30;  // characters that it counts for
constexpr std::uint32_t kNoWord = 0xFFFFFFFF;
constexpr std::size_t kStem = 7;  // letters of a word that lexicons look at

// Of an address, what is the same in every language: without its scheme, host and locale.
std::string_view path_of(std::string_view address) {
  if (const std::size_t scheme = address.find("://"); scheme != std::string_view::npos) {
    const std::size_t path = address.find('/', scheme + 3);
    if (path == std::string_view::npos) return address.substr(scheme + 3);
    address.remove_prefix(path);
  }
  // "/en-us/", "/de-de/"
  if (address.size() > 6 && address[0] == '/' && base::is_ascii_alpha(address[1]) &&
      base::is_ascii_alpha(address[2]) && address[3] == '-' && base::is_ascii_alpha(address[4]) &&
      base::is_ascii_alpha(address[5]) && address[6] == '/') {
    address.remove_prefix(6);
  }
  return address;
}

void add_code_keys(SideText& text) {
  using markup::CodeKind;
  for (const markup::Code& code : text.text.codes.codes) {
    const std::string_view value = code.value.of(text.text.plain);
    const auto at = static_cast<std::uint32_t>(code.open.begin);
    switch (code.kind) {
      case CodeKind::kLink:
      case CodeKind::kImage:
      case CodeKind::kInclude:
      case CodeKind::kAutolink:
        if (!value.empty()) text.keys.push_back({short_hash_of(path_of(value)), at});
        break;
      case CodeKind::kCodeSpan:
      case CodeKind::kPlaceholder:
        if (!value.empty()) text.keys.push_back({short_hash_of(value), at});
        break;
      default:
        break;
    }
  }
}

// A number from `at` on, its digits those of ASCII, with `.` for what separates; empty: none.
std::size_t read_number(std::string_view masked, std::size_t at, std::string& number) {
  number.clear();
  std::size_t end = at;
  while (at < masked.size()) {
    const base::CodePoint point = base::code_point_at(masked, at);
    const int digit = text::digit_value(point.value);
    if (digit >= 0) {
      number += static_cast<char>('0' + digit);
      at += point.size;
      end = at;
    } else if (point.value == '.' || point.value == ',' || point.value == 0x66B) {
      number += '.';
      at += point.size;
    } else {
      break;
    }
  }
  while (!number.empty() && number.back() == '.') number.pop_back();
  return end;
}

// Numbers, addresses and ASCII words of the text itself.
void add_text_keys(SideText& text) {
  const std::string_view masked = text.text.masked;
  std::string scratch;
  for (std::size_t at = 0; at < masked.size();) {
    const char c = masked[at];
    const auto begin = static_cast<std::uint32_t>(at);
    if (base::is_ascii_alpha(c)) {
      scratch.clear();
      while (at < masked.size() && base::is_ascii_alnum(masked[at])) {
        scratch += base::ascii_lower(masked[at++]);
      }
      if (scratch.size() > 1) text.keys.push_back({short_hash_of(scratch), begin, true});
      continue;
    }
    if (static_cast<unsigned char>(c) < 0x80 && !base::is_ascii_digit(c)) {
      ++at;
      continue;
    }
    const base::CodePoint point = base::code_point_at(masked, at);
    if (text::digit_value(point.value) < 0) {
      at += point.size;
      continue;
    }
    at = std::max(read_number(masked, at, scratch), at + point.size);
    text.keys.push_back({short_hash_of(scratch), begin});
  }
}

EdgeWord::Look look_of(std::string_view word) {
  const char32_t first = base::code_point_at(word, 0).value;
  if (text::digit_value(first) >= 0) return EdgeWord::Look::kNumber;
  if (text::is_lower(first)) return EdgeWord::Look::kSmall;
  return text::is_upper(first) ? EdgeWord::Look::kCapital : EdgeWord::Look::kOther;
}

// The word `at`, or none for kNoWord. `between` lies between it and the boundary; `mark` is how
// emphasis and the like begin or end there.
EdgeWord edge_word(const SideText& text, std::uint32_t at, Span between, char mark) {
  const std::string_view masked = text.text.masked;
  EdgeWord edge;
  edge.marked = between.of(masked).find(mark) != std::string_view::npos;
  if (at == kNoWord || between.of(masked).find(kCodeMark) != std::string_view::npos) {
    return edge;
  }
  const std::string_view spelled = Span{text.words[at].begin, text.words[at].end}.of(masked);
  edge.look = look_of(spelled);
  // Numbers are all one word: what is counted stands behind them, whatever their value.
  edge.hash = edge.look == EdgeWord::Look::kNumber ? 1 : short_hash_of(spelled);
  return edge;
}

void find_words(SideText& text) {
  thread_local std::vector<text::Token> tokens;
  std::string scratch;
  const std::string_view masked = text.text.masked;
  text::split_words(masked, tokens);
  for (const text::Token& token : tokens) {
    if (!token.word) continue;
    const std::string_view spelled = token.span.of(masked);
    std::string_view word = text::fold_case(spelled, scratch);
    if (word.size() > kStem && text::is_spaced_letter(base::code_point_at(word, 0).value)) {
      std::size_t end = 0;
      for (std::size_t letters = 0; letters < kStem && end < word.size(); ++letters) {
        end += base::code_point_at(word, end).size;
      }
      word = word.substr(0, end);
    }
    text.words.push_back({short_hash_of(word), static_cast<std::uint32_t>(token.span.begin),
                          static_cast<std::uint32_t>(token.span.end)});
  }
}

template <class Item, class Place>
Range range_in(const std::vector<Item>& items, Span span, const Place& place) {
  const auto before = [&](const Item& item, std::uint64_t at) { return place(item) < at; };
  const auto begin = std::lower_bound(items.begin(), items.end(), span.begin, before);
  const auto end = std::lower_bound(begin, items.end(), span.end, before);
  return {static_cast<std::uint32_t>(begin - items.begin()),
          static_cast<std::uint32_t>(end - items.begin())};
}

}  // namespace

Range keys_in(const SideText& text, Span span) {
  return range_in(text.keys, span, [](const Key& key) { return key.at; });
}
Range words_in(const SideText& text, Span span) {
  return range_in(text.words, span, [](const Word& word) { return word.begin; });
}

EdgeWord first_word(const SideText& text, Span span) {
  const Range words = words_in(text, span);
  if (words.size() == 0) return edge_word(text, kNoWord, span, kOpenMark);
  return edge_word(text, words.begin, {span.begin, text.words[words.begin].begin}, kOpenMark);
}

EdgeWord last_word(const SideText& text, Span span) {
  const Range words = words_in(text, span);
  if (words.size() == 0) return edge_word(text, kNoWord, span, kCloseMark);
  const std::uint64_t end = std::min<std::uint64_t>(text.words[words.end - 1].end, span.end);
  return edge_word(text, words.end - 1, {end, span.end}, kCloseMark);
}

double length_of(const BlockText& text, Span span) {
  std::size_t length = 0;
  std::size_t code = 0;
  for (const char c : span.of(text.masked)) {
    if (c == kCodeMark) {
      if (code++ < kLongestCode) ++length;
      continue;
    }
    code = 0;
    if (!is_mask(c) && !base::is_continuation(c)) ++length;
  }
  return static_cast<double>(length);
}

void read_words(SideText& text) {
  if (!text.has_words) find_words(text);
  text.has_words = true;
}

void read_words(Side& side) {
  for (SideText& text : side.texts) read_words(text);
}

void SideReader::read_texts(std::string_view bytes, ArticleKind kind, Side& into) {
  into.bytes = bytes;
  into.blocks = scan_blocks(bytes, kind);
  into.text_of.assign(into.blocks.size(), -1);
  into.length = 0;
  std::size_t texts = 0;
  for (std::size_t i = 0; i < into.blocks.size(); ++i) {
    if (!is_text(into.blocks[i].kind)) continue;
    if (texts == into.texts.size()) into.texts.emplace_back();
    SideText& text = into.texts[texts];
    into.text_of[i] = static_cast<std::int32_t>(texts++);
    text.block = static_cast<std::uint32_t>(i);
    blocks_.read(bytes, into.blocks[i], text.text);
    text.keys.clear();
    text.words.clear();
    text.has_words = false;
    text.length = 0;
    text.sentences.clear();
  }
  into.texts.resize(texts);
}

void SideReader::read(std::string_view bytes, ArticleKind kind, Side& into) {
  read_texts(bytes, kind, into);
  for (SideText& text : into.texts) {
    add_code_keys(text);
    add_text_keys(text);
    std::stable_sort(text.keys.begin(), text.keys.end(),
                     [](const Key& a, const Key& b) { return a.at < b.at; });
    text.length = length_of(text.text, {0, text.text.masked.size()});
    into.length += text.length;
  }
}

}  // namespace locseg::align
