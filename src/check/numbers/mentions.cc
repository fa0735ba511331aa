// Digits make a mention with the marks between them; what is beside it tells what kind: a colon a
// time, slashes a date, letters a name, a unit, an ordinal or a power of ten.
#include "check/numbers/mentions.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "base/ascii.h"
#include "base/bytes.h"
#include "base/utf8.h"
#include "check/numbers/beside_digits.h"
#include "locseg/identity.h"
#include "text/character.h"
#include "text/script.h"

namespace locseg::check {
namespace {

using base::ascii_lower;
using base::is_ascii_alnum;
using base::is_ascii_alpha;
using base::is_ascii_digit;

std::size_t skip_letters(std::string_view text, std::size_t at) {
  while (at < text.size() && is_ascii_alpha(text[at])) ++at;
  return at;
}

std::string lowered(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), ascii_lower);
  return out;
}

// 12 and less.
bool may_be_month(const NumberKey& key) {
  return key.size() == 1 ? key != "0" : key == "10" || key == "11" || key == "12";
}

bool is_digit_mark(char c) { return c == '.' || c == ',' || c == '\'' || c == kWideComma; }

base::CodePoint letter_before(std::string_view text, std::size_t at) {
  if (at == 0) return {0, 0};
  return base::code_point_at(text, base::char_begin(text, at - 1));
}

base::CodePoint letter_after(std::string_view text, std::size_t at) {
  return at < text.size() ? base::code_point_at(text, at) : base::CodePoint{0, 0};
}

bool is_letter_at(const base::CodePoint& point) {
  return point.valid() && point.size > 0 && text::is_letter(point.value);
}

class MentionReader {
 public:
  MentionReader(const NumberText& text, std::span<const TechnicalWord> technical,
                const MentionReading& how)
      : number_text_(text),
        text_(text.plain()),
        technical_(technical),
        how_(how),
        is_english_(primary_subtag(how.lang) == "en") {
    if (how.is_source) marks_ = text::number_marks(how.lang);
  }

  std::vector<Mention> read() {
    constexpr std::size_t kUsual = 8;
    out_.reserve(kUsual);
    for (std::size_t at = 0; at < text_.size();) {
      const base::CodePoint point = base::code_point_at(text_, at);
      if (is_ascii_digit(text_[at])) {
        at = number(at);
      } else if (point.value < 0x80 ? is_ascii_alpha(text_[at]) : is_letter_at(point)) {
        at = near_number(word(at));
      } else {
        at += point.size;
      }
    }
    return std::move(out_);
  }

 private:
  // Where to go on behind a word: words that are far from digits tell nothing. Not before the word
  // that a digit is in, or at most three marks and spaces behind.
  [[nodiscard]] std::size_t near_number(std::size_t at) const {
    std::size_t near = base::find_digit(text_, at);
    if (near == text_.size()) return near;
    for (int i = 0; i < 3 && near > at && is_gap_beside_digits(text_[near - 1]); ++i) --near;
    while (near > at && text_[near - 1] != ' ') --near;
    return near;
  }

  // A word, and the digits that are part of it: `FY20`, `COVID-19`, `E3`.
  std::size_t word(std::size_t begin) {
    const std::size_t letters = word_end(text_, begin);
    if (const int month = month_beside_digit(text_, {begin, letters}, how_.lang); month > 0) {
      Mention& mention = add(begin, letters, MentionKind::kMonth);
      mention.values = {"m" + std::to_string(month)};
      return letters;
    }
    const char last = text_[letters - 1];
    if (!is_ascii_alpha(last) || text::is_currency_code(text_.substr(begin, letters - begin))) {
      return letters;
    }
    std::size_t at = letters;
    const auto is_point = [&](std::size_t i) {
      return i > letters && byte_at(text_, i) == '.' && is_ascii_digit(byte_at(text_, i + 1));
    };
    while (is_ascii_alnum(byte_at(text_, at)) || byte_at(text_, at) == '_' || is_point(at)) ++at;
    if (byte_at(text_, at) == '-' && is_ascii_digit(byte_at(text_, at + 1))) {
      ++at;
      while (is_ascii_alnum(byte_at(text_, at)) ||
             (byte_at(text_, at) == '-' && is_ascii_alnum(byte_at(text_, at + 1)))) {
        ++at;
      }
    }
    name(letters, at);
    return at;
  }

  // The digits of a name.
  void name(std::size_t begin, std::size_t end) {
    for (std::size_t at = begin; at < end;) {
      if (!is_ascii_digit(text_[at])) {
        ++at;
        continue;
      }
      const std::size_t last = skip_digits(text_, at);
      Mention& mention = add(at, last, MentionKind::kNumber);
      mention.firm = false;
      mention.values = {key_of(text_.substr(at, last - at), "")};
      if (last - at == 2) mention.offers.push_back("20" + mention.values[0]);  // FY20
      at = last;
    }
  }

  std::size_t number(std::size_t begin) {
    if (how_.is_source && is_english_) {
      if (const std::size_t end = skip_figure(text_, begin); end != std::string_view::npos) {
        name(begin, end);
        return end;
      }
    }
    if (const std::size_t end = date(begin); end > begin) return end;
    const std::size_t end = written_end(begin);
    if (byte_at(text_, end) == ':' && end - begin <= 2 && skip_digits(text_, end + 1) == end + 3) {
      return time(begin, end);
    }
    std::size_t after_half = end;
    if (const char half = read_half_of_day(text_, after_half);
        half != 0 && skip_digits(text_, begin) == end && end - begin <= 2) {
      Mention& mention = add(begin, end, MentionKind::kTime);
      mention.values = hour_values(std::stoi(std::string(text_.substr(begin, end - begin))), half);
      return after_half;
    }
    return plain_number(begin, end);
  }

  // Where the digits from `begin` on and the marks between them end.
  std::size_t written_end(std::size_t begin) const {
    std::size_t end = skip_digits(text_, begin);
    if (!how_.is_source || !is_english_) {
      const std::size_t spaced = spaced_end(begin, end);
      if (spaced > end) return spaced;
    }
    while (is_digit_mark(byte_at(text_, end))) {
      const std::size_t next = skip_digits(text_, end + 1);
      // A wide comma is one of thousands before three digits only.
      if (next == end + 1 || (text_[end] == kWideComma && next != end + 4)) break;
      end = next;
    }
    return end;
  }

  // `7 273,99`: groups of three after spaces, and decimals.
  std::size_t spaced_end(std::size_t begin, std::size_t end) const {
    if (end - begin > 3) return end;
    const std::size_t first = end;
    while (byte_at(text_, end) == ' ' && skip_digits(text_, end + 1) == end + 4) end += 4;
    if (end == first) return end;
    if ((byte_at(text_, end) == ',' || byte_at(text_, end) == '.') &&
        is_ascii_digit(byte_at(text_, end + 1))) {
      end = skip_digits(text_, end + 1);
    }
    return end;
  }

  std::size_t plain_number(std::size_t begin, std::size_t end) {
    const std::string_view written = text_.substr(begin, end - begin);
    Readings readings = readings_of(written, how_.is_source ? &marks_ : nullptr);
    const std::size_t letters = skip_letters(text_, end);
    const std::string suffix = lowered(text_.substr(end, letters - end));
    const int tens = power_after(end);
    Mention& mention = add(begin, end, MentionKind::kNumber);
    mention.values = std::move(readings.values);
    mention.parts = std::move(readings.parts);
    std::size_t next = end;
    if (!suffix.empty()) {
      const bool counts = is_ordinal_ending(suffix) || is_unit(suffix) || tens > 0;
      if (!counts || is_ascii_digit(byte_at(text_, letters))) {  // 21Vianet, 24x7
        mention.firm = false;
        while (is_ascii_alnum(byte_at(text_, next))) ++next;
        name(letters, next);
      } else {
        next = letters;
      }
    }
    complete(begin, end, tens);
    return next;
  }

  // The power of ten that the word after a number is.
  int power_after(std::size_t at) const {
    if (byte_at(text_, at) == ' ' || byte_at(text_, at) == '-') ++at;
    if (!is_letter_at(letter_after(text_, at))) return 0;
    constexpr std::size_t kLongest = 60;  // bytes
    const std::size_t end = std::min(word_end(text_, at), at + kLongest);
    const std::string_view word = text_.substr(at, end - at);
    if (const int tens = text::power_of_ten(word, how_.lang); tens > 0) return tens;
    return word.size() <= 2 ? text::power_of_ten(word, "en") : 0;
  }

  // What the last mention may mean besides.
  void complete(std::size_t begin, std::size_t end, int tens) {
    const auto found = std::find_if(out_.rbegin(), out_.rend(), [&](const Mention& mention) {
      return mention.span.begin == number_text_.offset(begin);
    });
    Mention& mention = *found;
    const NumberKey value = mention.values[0];
    if (tens > 0) {
      const std::vector<NumberKey> values = mention.values;
      for (const NumberKey& each : values) {
        mention.values.insert(mention.values.begin(), scaled(each, tens));
      }
    }
    if (how_.is_source && is_english_) compare(begin, value, mention);
    if (value.size() == 2 && is_year_mark(begin)) mention.values.push_back("20" + value);
    if (is_fraction(begin)) {
      mention.values.insert(mention.values.begin(), key_of("0", text_.substr(begin, end - begin)));
    }
    for (const NumberKey& part : mention.parts) {
      if (may_be_month(part)) mention.offers.push_back("m" + part);
    }
    if (may_be_month(value) &&
        text::is_month_number(text_.substr(0, begin), text_.substr(end), how_.lang)) {
      mention.kind = MentionKind::kMonth;
      mention.values.insert(mention.values.begin(), "m" + value);
      return;
    }
    if (is_slashed(begin, end) && end - begin <= 2) {
      mention.kind = MentionKind::kDatePart;
      if (may_be_month(value)) mention.values.push_back("m" + value);
    }
  }

  // `more than 5` is 6 and more in languages that count so.
  void compare(std::size_t begin, const NumberKey& value, Mention& mention) const {
    if (value.size() > 5 || value.find('.') != NumberKey::npos) return;
    const std::string_view before = text_.substr(0, begin);
    const long number = std::stol(value);
    if (before.ends_with("ore than ") || before.ends_with("ver ")) {
      mention.values.push_back(std::to_string(number + 1));
    }
    if (number > 0 && (before.ends_with("ess than ") || before.ends_with("ewer than "))) {
      mention.values.push_back(std::to_string(number - 1));
    }
  }

  // `.50`.
  bool is_fraction(std::size_t begin) const {
    return begin > 0 && text_[begin - 1] == '.' &&
           (begin == 1 || (!is_ascii_alnum(text_[begin - 2]) && text_[begin - 2] != '.'));
  }

  // `'20`, `GJ 20`, `December 19`.
  bool is_year_mark(std::size_t begin) const {
    if (begin > 0 && text_[begin - 1] == '\'') return true;
    const auto is_capital = [&](std::size_t i) { return base::is_ascii_upper(text_[i]); };
    if (begin > 2 && text_[begin - 1] == ' ' && is_capital(begin - 2) && is_capital(begin - 3)) {
      return true;
    }
    return out_.size() > 1 && out_[out_.size() - 2].kind == MentionKind::kMonth &&
           out_[out_.size() - 2].span.end + 1 == number_text_.offset(begin);
  }

  bool is_slashed(std::size_t begin, std::size_t end) const {
    const char before = begin > 1 && is_ascii_digit(text_[begin - 2]) ? text_[begin - 1] : '\0';
    const char after = is_ascii_digit(byte_at(text_, end + 1)) ? byte_at(text_, end) : '\0';
    return before == '/' || after == '/' || (before == '-' && after == '-');
  }

  // `3/11/17`, `2020-02-14`, `14.02.2020`: three mentions. Gives their end, or `begin`.
  std::size_t date(std::size_t begin) {
    std::size_t ends[3] = {skip_digits(text_, begin), 0, 0};
    const char mark = byte_at(text_, ends[0]);
    if (mark != '/' && mark != '-' && mark != '.') return begin;
    for (std::size_t i = 1; i < 3; ++i) {
      if (byte_at(text_, ends[i - 1]) != mark) return begin;
      ends[i] = skip_digits(text_, ends[i - 1] + 1);
      if (ends[i] == ends[i - 1] + 1) return begin;
    }
    if (byte_at(text_, ends[2]) == mark && is_ascii_digit(byte_at(text_, ends[2] + 1))) {
      return begin;
    }
    const std::size_t starts[3] = {begin, ends[0] + 1, ends[1] + 1};
    const auto size = [&](std::size_t i) { return ends[i] - starts[i]; };
    const bool year_first = size(0) == 4;
    const bool year_last = size(2) == 4 || size(2) == 2;
    if (size(1) > 2 || (!year_first && !year_last) || (year_first ? size(2) : size(0)) > 2) {
      return begin;
    }
    for (std::size_t i = 0; i < 3; ++i) date_part(starts[i], ends[i], i == (year_first ? 0U : 2U));
    return ends[2];
  }

  void date_part(std::size_t begin, std::size_t end, bool is_year) {
    Mention& mention = add(begin, end, MentionKind::kDatePart);
    const NumberKey key = key_of(text_.substr(begin, end - begin), "");
    mention.values = {key};
    if (may_be_month(key) && !is_year) mention.values.push_back("m" + key);
    if (is_year && end - begin == 2) {
      const std::string_view written = text_.substr(begin, 2);
      mention.values.push_back(std::string("20").append(written));
      mention.values.push_back(std::string("19").append(written));
    }
  }

  // `5:30 PM`: hours, and minutes if they are not zero. Other things with a colon are two numbers.
  std::size_t time(std::size_t begin, std::size_t colon) {
    const std::size_t end = colon + 3;
    const int hour = std::stoi(std::string(text_.substr(begin, colon - begin)));
    if (hour > 24 || text_[colon + 1] > '5') return plain_number(begin, colon);
    std::size_t at = end;
    const char half = read_half_of_day(text_, at);
    add(begin, colon, MentionKind::kTime).values = hour_values(hour, half);
    const std::string_view minutes = text_.substr(colon + 1, 2);
    Mention& mention = add(colon + 1, end, MentionKind::kTime);
    mention.values = {key_of(minutes, "")};
    mention.firm = mention.firm && minutes != "00";
    return at;
  }

  // A Latin word with a capital ends at `end`.
  bool is_name_before(std::size_t end) const {
    std::size_t begin = end;
    while (begin > 0 && is_ascii_alpha(text_[begin - 1])) --begin;
    return begin < end && base::is_ascii_upper(text_[begin]);
  }

  bool is_technical(std::size_t offset) {
    while (next_ < technical_.size() && technical_[next_].span.end <= offset) ++next_;
    return next_ < technical_.size() && technical_[next_].span.begin <= offset;
  }

  Mention& add(std::size_t begin, std::size_t end, MentionKind kind) {
    Mention& mention = out_.emplace_back();
    mention.span = number_text_.span(begin, end);
    mention.kind = kind;
    mention.firm = !is_technical(mention.span.begin);
    const std::string_view written = text_.substr(begin, end - begin);
    mention.digits =
        static_cast<std::size_t>(std::count_if(written.begin(), written.end(), is_ascii_digit));
    mention.after_name = begin > 1 && text_[begin - 1] == ' ' && is_name_before(begin - 1);
    const base::CodePoint before = letter_before(text_, begin);
    const base::CodePoint after = letter_after(text_, end);
    mention.in_word = is_letter_at(before) && is_letter_at(after) && before.value >= 0x80 &&
                      text::is_spaced_letter(before.value) && after.value >= 0x80 &&
                      text::script_of(before.value) == text::script_of(after.value);
    return mention;
  }

  const NumberText& number_text_;
  std::string_view text_;
  std::span<const TechnicalWord> technical_;
  const MentionReading& how_;
  bool is_english_;
  text::NumberMarks marks_;
  std::size_t next_ = 0;  // of technical_
  std::vector<Mention> out_;
};

}  // namespace

std::vector<Mention> read_mentions(const NumberText& text, std::span<const TechnicalWord> technical,
                                   const MentionReading& how) {
  return MentionReader(text, technical, how).read();
}

}  // namespace locseg::check
