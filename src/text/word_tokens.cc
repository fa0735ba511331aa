// Word boundaries: https://www.unicode.org/reports/tr29/#Word_Boundaries as ICU's root locale reads
// it (source/data/brkitr/rules/word.txt).
//
// Most texts are made of letters, digits, spaces and marks of scripts that write spaces, and need
// only rules WB3 to WB13b, which look at one character and at most one more past the ignorable
// ones. These run here at a few nanoseconds a character. The first character that needs a
// dictionary (Han, kana, Thai, ...) or a rule left out here (Hebrew quotes, flags, joined emoji)
// hands the whole text to ICU. tests/unit/text/words_test.cc holds this against ICU.
#include "text/word_tokens.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <array>

#include "base/utf8.h"
#include "text/breaks.h"

namespace locseg::text {
namespace {

enum class Class : std::uint8_t {
  kOther,
  kCr,
  kLf,
  kNewline,
  kSpace,  // WSegSpace
  kIgnorable,
  kLetter,
  kNumeric,
  kJoiner,     // ExtendNumLet
  kMidLetter,  // between letters
  kMidNumber,  // between digits
  kMidBoth,    // MidNumLet and Single_Quote
  kHard,       // ICU decides
};

constexpr Class ascii_class(unsigned char c) {
  if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return Class::kLetter;
  if (c == '@') return Class::kLetter;  // since CLDR 42, for e-mail addresses
  if (c >= '0' && c <= '9') return Class::kNumeric;
  switch (c) {
    case ' ':
      return Class::kSpace;
    case '\r':
      return Class::kCr;
    case '\n':
      return Class::kLf;
    case '\v':
    case '\f':
      return Class::kNewline;
    case '_':
      return Class::kJoiner;
    case ',':
    case ';':
      return Class::kMidNumber;
    case '.':
    case '\'':
      return Class::kMidBoth;
    default:
      return Class::kOther;
  }
}

constexpr std::array<Class, 128> kAscii = [] {
  std::array<Class, 128> table{};
  for (std::size_t c = 0; c < table.size(); ++c) {
    table[c] = ascii_class(static_cast<unsigned char>(c));
  }
  return table;
}();

bool needs_dictionary(char32_t c, UChar32 point) {
  if (c >= 0xAC00 && c <= 0xD7A3) return true;  // no dictionary, but rules of its own
  if (u_getIntPropertyValue(point, UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT) return true;
  if (u_hasBinaryProperty(point, UCHAR_IDEOGRAPHIC) != 0) return true;
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(point, &status);
  return script == USCRIPT_HAN || script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA;
}

Class class_of(char32_t c) {
  if (c < 0x80) return kAscii[c];
  const auto point = static_cast<UChar32>(c);
  if (needs_dictionary(c, point)) return Class::kHard;
  switch (u_getIntPropertyValue(point, UCHAR_WORD_BREAK)) {
    case U_WB_ALETTER:
      return Class::kLetter;
    case U_WB_NUMERIC:
      return Class::kNumeric;
    case U_WB_EXTEND:
    case U_WB_FORMAT:
      return Class::kIgnorable;
    case U_WB_EXTENDNUMLET:
      return Class::kJoiner;
    case U_WB_MIDLETTER:
      // Since CLDR 42 the root locale ends a word at a colon; Swedish and Finnish do not.
      return c == 0xFE55 || c == 0xFF1A ? Class::kOther : Class::kMidLetter;
    case U_WB_MIDNUM:
      return Class::kMidNumber;
    case U_WB_MIDNUMLET:
    case U_WB_SINGLE_QUOTE:
      return Class::kMidBoth;
    case U_WB_NEWLINE:
      return Class::kNewline;
    case U_WB_WSEGSPACE:
      return Class::kSpace;
    case U_WB_OTHER:
      return Class::kOther;
    default:
      return Class::kHard;
  }
}

// Latin to Devanagari, and general punctuation: where almost every character of almost every text
// that stays here lies.
struct Table {
  static constexpr char32_t kLow = 0xA00;
  static constexpr char32_t kMarks = 0x2000;
  static constexpr char32_t kMarksEnd = 0x2100;
  std::array<Class, kLow> low;
  std::array<Class, kMarksEnd - kMarks> marks;

  Table() {
    for (char32_t c = 0; c < kLow; ++c) low[c] = class_of(c);
    for (char32_t c = kMarks; c < kMarksEnd; ++c) marks[c - kMarks] = class_of(c);
  }
  Class operator[](char32_t c) const {
    if (c < kLow) return low[c];
    if (c >= kMarks && c < kMarksEnd) return marks[c - kMarks];
    return class_of(c);
  }
};

Class class_beyond_ascii(char32_t c) {
  static const Table table;
  return table[c];
}

// Reads one class after another; `hard` once ICU has to decide.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) { load(); }

  [[nodiscard]] bool more() const { return size_ != 0; }
  [[nodiscard]] bool hard() const { return class_ == Class::kHard; }
  [[nodiscard]] Class next_class() const { return class_; }
  [[nodiscard]] bool makes_word() const {
    return class_ == Class::kNumeric || (class_ == Class::kLetter && text_[at_] != '@');
  }
  [[nodiscard]] std::size_t at() const { return at_; }
  void step() {
    at_ += size_;
    load();
  }
  void step_over(Class what) {
    while (more() && class_ == what) step();
  }

 private:
  void load() {
    if (at_ == text_.size()) {
      size_ = 0;
      class_ = Class::kOther;
      return;
    }
    const auto byte = static_cast<unsigned char>(text_[at_]);
    if (byte < 0x80) {
      size_ = 1;
      class_ = kAscii[byte];
      return;
    }
    const base::CodePoint point = base::code_point_at(text_, at_);
    size_ = point.size;
    class_ = point.valid() ? class_beyond_ascii(point.value) : Class::kOther;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t size_ = 0;
  Class class_ = Class::kOther;
};

bool is_mid(Class mid, Class around) {
  return mid == Class::kMidBoth || (mid == Class::kMidLetter && around == Class::kLetter) ||
         (mid == Class::kMidNumber && around == Class::kNumeric);
}

// From a letter, digit or joiner to the end of its word. True when it is more than joiners and `@`.
bool read_word(Reader& reader) {
  bool word = false;
  for (;;) {
    const Class last = reader.next_class();
    word = word || reader.makes_word();
    reader.step();
    reader.step_over(Class::kIgnorable);
    const Class next = reader.next_class();
    if (next == Class::kLetter || next == Class::kNumeric || next == Class::kJoiner) continue;
    if (last == Class::kJoiner || !is_mid(next, last)) return word;
    Reader ahead = reader;
    ahead.step();
    ahead.step_over(Class::kIgnorable);
    if (ahead.hard()) reader = ahead;  // so that the caller sees it
    if (ahead.next_class() != last) return word;
    reader = ahead;
  }
}

// Past the token at the reader; true for a word.
bool read_token(Reader& reader) {
  switch (reader.next_class()) {
    case Class::kLetter:
    case Class::kNumeric:
    case Class::kJoiner:
      return read_word(reader);
    case Class::kCr:
      reader.step();
      if (reader.next_class() == Class::kLf) reader.step();
      return false;
    case Class::kLf:
    case Class::kNewline:
      reader.step();
      return false;
    case Class::kSpace:
      reader.step_over(Class::kSpace);
      break;
    default:
      reader.step();
      break;
  }
  reader.step_over(Class::kIgnorable);
  return false;
}

// False once a character needs ICU.
bool split_by_rules(std::string_view text, std::vector<Token>& tokens) {
  Reader reader(text);
  while (reader.more() && !reader.hard()) {
    const std::size_t begin = reader.at();
    const bool word = read_token(reader);
    tokens.push_back({{begin, reader.at()}, word});
  }
  return !reader.more();
}

// ICU's status, where that is what a reader would say: it calls "__" and a lone "@" words, and does
// not call "a_" one when a combining mark follows.
bool is_word(std::string_view token, bool by_status) {
  for (Reader reader(token); reader.more(); reader.step()) {
    if (reader.makes_word()) return true;
    if (reader.hard()) return by_status;
  }
  return false;
}

bool split_by_icu(std::string_view text, std::vector<Token>& tokens) {
  thread_local Breaks breaks(UBRK_WORD);
  if (!breaks.start(text)) return false;
  std::size_t begin = 0;
  while (breaks.next()) {
    const Span span{begin, breaks.end()};
    tokens.push_back({span, is_word(span.of(text), breaks.status() >= UBRK_WORD_NUMBER)});
    begin = breaks.end();
  }
  return true;
}

// Where ICU cannot serve: every character that it would have decided on is a word of its own.
void split_plainly(std::string_view text, std::vector<Token>& tokens) {
  Reader reader(text);
  while (reader.more()) {
    const std::size_t begin = reader.at();
    const bool hard = reader.hard();
    const bool word = read_token(reader);
    tokens.push_back({{begin, reader.at()}, word || hard});
  }
}

}  // namespace

void split_words(std::string_view text, std::vector<Token>& tokens) {
  tokens.clear();
  if (split_by_rules(text, tokens)) return;
  tokens.clear();
  if (split_by_icu(text, tokens)) return;
  tokens.clear();
  split_plainly(text, tokens);
}

bool is_sure_boundary(std::string_view text, std::size_t at) {
  if (at == 0 || at == text.size()) return true;
  if (base::is_continuation(text[at])) return false;
  std::size_t begin = at - 1;
  while (begin > 0 && at - begin < 4 && base::is_continuation(text[begin])) --begin;
  const base::CodePoint before = base::code_point_at(text, begin);
  if (before.size != at - begin) return false;
  const base::CodePoint behind = base::code_point_at(text, at);
  const auto read = [](const base::CodePoint& point) {
    return !point.valid()       ? Class::kOther
           : point.value < 0x80 ? kAscii[point.value]
                                : class_beyond_ascii(point.value);
  };
  const Class left = read(before);
  const Class right = read(behind);
  // Of what is left to ICU, ideographs and letters of scripts without spaces end where others
  // begin; joiners, flags, Hebrew and marks above a letter do not.
  const auto reaches_out = [](Class c, const base::CodePoint& point) {
    if (c != Class::kHard) return false;
    const auto value = static_cast<UChar32>(point.value);
    const int kind = u_getIntPropertyValue(value, UCHAR_WORD_BREAK);
    return kind == U_WB_EXTEND || kind == U_WB_FORMAT || !needs_dictionary(point.value, value);
  };
  if (reaches_out(left, before) || reaches_out(right, behind)) return false;
  // An ignorable character belongs to the one before it.
  if (left == Class::kIgnorable || right == Class::kIgnorable) return false;
  switch (left) {
    case Class::kOther:
    case Class::kLf:
    case Class::kNewline:
      return true;
    case Class::kCr:
      return right != Class::kLf;
    case Class::kSpace:
      return right != Class::kSpace;
    case Class::kMidNumber:
      return right != Class::kNumeric;
    default:
      return right == Class::kOther || right == Class::kSpace || right == Class::kCr ||
             right == Class::kLf || right == Class::kNewline ||
             (right == Class::kMidNumber && left != Class::kNumeric);
  }
}

std::size_t count_words(std::string_view text) {
  thread_local std::vector<Token> tokens;
  split_words(text, tokens);
  std::size_t words = 0;
  for (const Token& token : tokens) words += token.word ? 1 : 0;
  if (tokens.capacity() > 65536) std::vector<Token>().swap(tokens);
  return words;
}

}  // namespace locseg::text
