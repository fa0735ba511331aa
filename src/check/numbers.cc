// Two readers.
//
// The English one takes a number apart as English writes it: 1,000.5, 2nd, 10 million, 5:30 PM,
// March 3. Whatever touches a letter that makes it a name is passed over.
//
// The other one looks at a target and asks what its digits could mean: every run of digits and
// separators gives the value it has with a point for the decimals and the one it has with a comma,
// and where it is neither, its parts. Words and signs after it multiply; words and CJK numerals
// count too.
#include "check/numbers.h"

#include <algorithm>
#include <optional>

#include "base/utf8.h"
#include "check/number_words.h"
#include "markup/ascii.h"
#include "text/character.h"
#include "text/fold.h"

namespace locseg::check {
namespace {

using markup::ascii_lower;
using markup::is_ascii_alnum;
using markup::is_ascii_alpha;
using markup::is_ascii_digit;

char byte_at(std::string_view text, std::size_t at) { return at < text.size() ? text[at] : '\0'; }

/// `whole.fraction` times ten to the power of `tens`.
NumberKey key_of(std::string_view whole, std::string_view fraction, int tens = 0) {
  std::string digits(whole);
  std::string rest(fraction);
  for (; tens > 0; --tens) {
    digits += rest.empty() ? '0' : rest.front();
    if (!rest.empty()) rest.erase(rest.begin());
  }
  const std::size_t first = std::min(digits.find_first_not_of('0'), digits.size());
  NumberKey key = first == digits.size() ? "0" : digits.substr(first);
  while (!rest.empty() && rest.back() == '0') rest.pop_back();
  if (!rest.empty()) key.append(1, '.').append(rest);
  return key;
}

std::size_t skip_digits(std::string_view text, std::size_t at) {
  while (at < text.size() && is_ascii_digit(text[at])) ++at;
  return at;
}

std::size_t skip_letters(std::string_view text, std::size_t at) {
  while (at < text.size() && is_ascii_alpha(text[at])) ++at;
  return at;
}

std::string lowered(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), ascii_lower);
  return out;
}

/// A number with `group` between its thousands and `point` before its decimals.
struct Written {
  std::string whole;
  std::string fraction;
  std::size_t end = 0;
};

/// The longest such number at `begin`: `1,000.5`; or `1` of `1,5`.
Written read_written(std::string_view text, std::size_t begin, char group, char point) {
  Written out;
  std::size_t at = skip_digits(text, begin);
  out.whole = std::string(text.substr(begin, at - begin));
  if (at - begin <= 3) {
    for (;;) {
      const std::size_t end = skip_digits(text, std::min(at + 1, text.size()));
      if (byte_at(text, at) != group || end != at + 4) break;
      out.whole += text.substr(at + 1, 3);
      at = end;
    }
  }
  if (byte_at(text, at) == point && is_ascii_digit(byte_at(text, at + 1))) {
    const std::size_t end = skip_digits(text, at + 1);
    // `1.2.3` and `3.4.2021` are no decimals.
    if (byte_at(text, end) != point || !is_ascii_digit(byte_at(text, end + 1))) {
      out.fraction = std::string(text.substr(at + 1, end - at - 1));
      at = end;
    }
  }
  out.end = at;
  return out;
}

// ---- the English reader

bool is_ordinal_ending(std::string_view letters) {
  return letters == "st" || letters == "nd" || letters == "rd" || letters == "th";
}

bool is_unit(std::string_view letters) {
  constexpr std::string_view kUnits[] = {"s",   "x",  "gb", "mb", "kb", "tb",  "pb",  "ghz",
                                         "mhz", "ms", "px", "h",  "hr", "hrs", "min", "mins",
                                         "mm",  "cm", "km", "kg", "pt", "usd", "am",  "pm"};
  return std::find(std::begin(kUnits), std::end(kUnits), letters) != std::end(kUnits);
}

bool is_currency(std::string_view letters) {
  return letters == "USD" || letters == "EUR" || letters == "GBP" || letters == "JPY" ||
         letters == "US";
}

/// `24/7`, `24 X 7`, `1:1`, `100%`, `360-degree`: figures of speech, which languages render in
/// their own way. Past the figure that begins at `begin`; npos where there is none.
std::size_t skip_figure(std::string_view text, std::size_t begin) {
  for (const std::string_view figure :
       {"24/7", "24 X 7", "24 x 7", "24x7", "7x24", "1:1", "360-degree", "360 degree", "360°",
        "100%", "100 %", "1st party", "1st-party", "3rd party", "3rd-party"}) {
    const std::size_t end = begin + figure.size();
    if (text.substr(begin).starts_with(figure) && !is_ascii_digit(byte_at(text, end))) return end;
  }
  return std::string_view::npos;
}

/// The `AM` or `PM` after optional spaces: 'a', 'p' or 0; moves `at` past it.
char read_half_of_day(std::string_view text, std::size_t& at) {
  std::size_t i = at;
  while (byte_at(text, i) == ' ' || text.substr(std::min(i, text.size())).starts_with("\u00A0"))
    i += text[i] == ' ' ? 1 : 2;
  const char half = ascii_lower(byte_at(text, i));
  if (half != 'a' && half != 'p') return 0;
  ++i;
  if (byte_at(text, i) == '.') ++i;
  if (ascii_lower(byte_at(text, i)) != 'm' || is_ascii_alnum(byte_at(text, i + 1))) return 0;
  at = i + 1;
  return half;
}

/// What an hour may be on a clock of the other kind.
std::vector<NumberKey> hour_values(int hour, char half) {
  std::vector<NumberKey> values = {std::to_string(hour)};
  const auto also = [&](int other) { values.push_back(std::to_string(other)); };
  if (half != 'a' && hour < 12) also(hour + 12);
  if (half != 'p' && hour == 12) {
    also(0);
    also(24);
  }
  if (half == 0 && hour > 12) also(hour - 12);
  if (half == 0 && hour == 0) also(12);
  return values;
}

class EnglishReader {
 public:
  EnglishReader(std::string_view text, std::vector<Number>& out) : text_(text), out_(out) {}

  /// Reads [begin, end), which holds no technical word; neighbours outside are looked at.
  void read(std::size_t begin, std::size_t end) {
    for (std::size_t at = begin; at < end;) {
      if (is_ascii_digit(text_[at]))
        at = number(at);
      else if (is_ascii_alpha(text_[at]))
        at = word(at);
      else
        ++at;
    }
  }

 private:
  /// A word, and the digits that are part of it: `FY20`, `COVID-19`, `E3`.
  std::size_t word(std::size_t begin) {
    std::size_t at = skip_letters(text_, begin);
    const std::size_t letters = at;
    if (is_currency(text_.substr(begin, letters - begin))) return letters;
    while (is_ascii_alnum(byte_at(text_, at)) || byte_at(text_, at) == '_') ++at;
    if (byte_at(text_, at) == '-' && is_ascii_digit(byte_at(text_, at + 1))) {
      ++at;
      while (is_ascii_alnum(byte_at(text_, at)) ||
             (byte_at(text_, at) == '-' && is_ascii_alnum(byte_at(text_, at + 1))))
        ++at;
    }
    if (at == letters) month({begin, at});
    return at;
  }

  void month(Span span) {
    const std::string_view name = span.of(text_);
    if (name[0] < 'A' || name[0] > 'Z') return;  // may, march
    const int value = month_word(lowered(name), "en");
    if (value == 0) return;
    // Beside a day or a year only: August is a name, too.
    std::size_t after = span.end;
    while (byte_at(text_, after) == ' ' || byte_at(text_, after) == '.' ||
           byte_at(text_, after) == ',')
      ++after;
    const bool before = span.begin >= 2 && is_ascii_digit(text_[span.begin - 2]);
    if (!is_ascii_digit(byte_at(text_, after)) && !before) return;
    out_.push_back({span, NumberKind::kMonth, 0, {std::to_string(value)}});
  }

  std::size_t number(std::size_t begin) {
    if (const std::size_t end = skip_figure(text_, begin); end != std::string_view::npos)
      return end;
    const Written written = read_written(text_, begin, ',', '.');
    std::size_t at = written.end;
    if (byte_at(text_, at) == ':' && is_ascii_digit(byte_at(text_, at + 1)) &&
        written.fraction.empty() && written.whole.size() <= 2)
      return time(begin, at, written);
    std::size_t after_half = at;
    if (const char half = read_half_of_day(text_, after_half);
        half != 0 && written.whole.size() <= 2 && written.fraction.empty()) {
      push({begin, at}, NumberKind::kTime, hour_values(std::stoi(written.whole), half));
      return after_half;
    }

    const std::size_t letters_end = skip_letters(text_, at);
    const std::string letters = lowered(text_.substr(at, letters_end - at));
    int tens = 0;
    if (!letters.empty()) {
      tens = scale_word(letters, "en");
      const bool counts = tens > 0 || is_ordinal_ending(letters) || is_unit(letters);
      if (!counts || is_ascii_digit(byte_at(text_, letters_end))) {  // 21Vianet, 24x7
        while (is_ascii_alnum(byte_at(text_, at))) ++at;
        return at;
      }
      at = letters_end;
    } else if (byte_at(text_, at) == ' ') {
      const std::size_t word_end = skip_letters(text_, at + 1);
      const std::string next = lowered(text_.substr(at + 1, word_end - at - 1));
      if (next.size() > 2 || next == "k") tens = scale_word(next, "en");
    }
    std::vector<NumberKey> values = {key_of(written.whole, written.fraction)};
    if (tens > 0) values.push_back(key_of(written.whole, written.fraction, tens));
    // `more than 5` is 6 and more in languages that count so.
    const std::string_view before = text_.substr(0, begin);
    if (written.fraction.empty() && written.whole.size() < 6) {
      const long value = std::stol(written.whole);
      if (before.ends_with("ore than ") || before.ends_with("ver "))
        values.push_back(std::to_string(value + 1));
      if (value > 0 && (before.ends_with("ess than ") || before.ends_with("ewer than ")))
        values.push_back(std::to_string(value - 1));
    }
    if (written.end - begin == 2 && may_be_year(begin))
      values.push_back(std::string("20").append(text_.substr(begin, 2)));
    push({begin, written.end}, NumberKind::kPlain, std::move(values));
    if (written.end - begin <= 2 && is_slashed(begin, written.end))
      out_.back().kind = NumberKind::kDatePart;
    return at;
  }

  /// `5:30 PM`: hours, and minutes where they are not zero. Other things with a colon are two
  /// numbers.
  std::size_t time(std::size_t begin, std::size_t colon, const Written& hours) {
    const std::size_t end = skip_digits(text_, colon + 1);
    const int hour = std::stoi(hours.whole);
    if (end != colon + 3 || hour > 24 || text_[colon + 1] > '5') {
      push({begin, colon}, NumberKind::kPlain, {key_of(hours.whole, "")});
      return colon;
    }
    std::size_t at = end;
    const char half = read_half_of_day(text_, at);
    push({begin, colon}, NumberKind::kTime, hour_values(hour, half));
    const std::string_view minutes = text_.substr(colon + 1, 2);
    if (minutes != "00") push({colon + 1, end}, NumberKind::kTime, {key_of(minutes, "")});
    return at;
  }

  /// `3/11/17`, `December 19`.
  bool may_be_year(std::size_t begin) const {
    const std::string_view before = text_.substr(0, begin);
    if (before.ends_with('/')) return byte_at(text_, begin + 2) != '/';
    return !out_.empty() && out_.back().kind == NumberKind::kMonth &&
           out_.back().span.end + 1 == begin;
  }

  bool is_slashed(std::size_t begin, std::size_t end) const {
    const char before = begin > 0 ? text_[begin - 1] : '\0';
    const char after = byte_at(text_, end);
    return before == '/' || after == '/' || (before == '-' && after == '-');
  }

  void push(Span span, NumberKind kind, std::vector<NumberKey> values) {
    const std::string_view written = span.of(text_);
    const auto digits = std::count_if(written.begin(), written.end(), is_ascii_digit);
    out_.push_back({span, kind, static_cast<std::size_t>(digits), std::move(values)});
  }

  std::string_view text_;
  std::vector<Number>& out_;
};

// ---- the generous reader

int cjk_digit(char32_t c) {
  constexpr std::u32string_view kDigits = U"〇一二三四五六七八九";
  if (c == U'零') return 0;
  if (c == U'两' || c == U'兩' || c == U'双' || c == U'雙') return 2;
  const std::size_t at = kDigits.find(c);
  return at == std::u32string_view::npos ? -1 : static_cast<int>(at);
}

int cjk_tens(char32_t c) {
  switch (c) {
    case U'十':
      return 1;
    case U'百':
      return 2;
    case U'千':
      return 3;
    case U'万':
    case U'萬':
      return 4;
    case U'亿':
    case U'億':
      return 8;
    case U'兆':
      return 12;
    default:
      return 0;
  }
}

/// The product of the signs at `at`: 百万 is six tens. Moves `at` past them.
int read_cjk_tens(std::string_view text, std::size_t& at) {
  int tens = 0;
  while (at < text.size()) {
    const base::CodePoint point = base::code_point_at(text, at);
    const int more = cjk_tens(point.value);
    if (more == 0) break;
    tens += more;
    at += point.size;
  }
  return tens;
}

class AnyReader {
 public:
  AnyReader(std::string_view text, std::string_view lang, std::vector<NumberKey>& values,
            std::vector<NumberKey>& months)
      : text_(text), lang_(lang), values_(values), months_(months) {}

  void read() {
    for (std::size_t at = 0; at < text_.size();) {
      if (is_ascii_digit(text_[at])) {
        at = number(at);
        continue;
      }
      const base::CodePoint point = base::code_point_at(text_, at);
      if (point.value >= 0x3000 && (cjk_digit(point.value) >= 0 || cjk_tens(point.value) > 0))
        at = cjk_number(at);
      else if (point.valid() && text::is_letter(point.value))
        at = std::max(word(at), at + point.size);
      else
        at += point.size;
    }
  }

 private:
  std::size_t number(std::size_t begin) {
    const Written point = read_written(text_, begin, ',', '.');
    const Written comma = read_written(text_, begin, '.', ',');
    const Written& longer = comma.end > point.end ? comma : point;
    std::size_t at = longer.end;
    add(point, at);
    add(comma, at);
    // `3.4`: a day and a month, perhaps; so are all parts of what is no single number.
    for (std::size_t i = begin; i < at; ++i) {
      const std::size_t end = skip_digits(text_, i);
      if (end > i && (end - i != 3 || i == begin))
        values_.push_back(key_of(text_.substr(i, end - i), ""));
      i = std::max(i, end);
    }
    at = spaced_groups(begin, at);
    if (begin > 0 && at - begin == 2 && is_year_mark(begin))
      values_.push_back("20" + std::string(text_.substr(begin, 2)));
    month_number(begin, at);
    return at;
  }

  /// The value as written, and times what follows: 万, Mio., K.
  void add(const Written& written, std::size_t end) {
    if (written.end != end) return;
    values_.push_back(key_of(written.whole, written.fraction));
    std::size_t at = end;
    while (byte_at(text_, at) == ' ') ++at;
    if (text_.substr(at).starts_with("\u00A0")) at += 2;
    std::size_t after = at;
    int tens = read_cjk_tens(text_, after);
    if (tens == 0) tens = scale_word(fold_word(at, letters_end(at)), lang_);
    if (tens > 0) values_.push_back(key_of(written.whole, written.fraction, tens));
  }

  /// `1 000 000` and `1’000`: joined as well. Gives the end of the last group.
  std::size_t spaced_groups(std::size_t begin, std::size_t end) {
    if (end - begin > 3) return end;
    std::string joined(text_.substr(begin, end - begin));
    std::size_t at = end;
    for (;;) {
      std::size_t group = at;
      for (const std::string_view space : {" ", "\u00A0", "\u202F", "\u2009", "’", "'"}) {
        if (text_.substr(at).starts_with(space)) {
          group = at + space.size();
          break;
        }
      }
      if (group == at || skip_digits(text_, group) != group + 3) break;
      joined += text_.substr(group, 3);
      at = group + 3;
    }
    if (at == end) return end;
    values_.push_back(key_of(joined, ""));
    return end;  // the groups are read as numbers of their own, too
  }

  /// FY20, GJ 20, ’20.
  bool is_year_mark(std::size_t begin) const {
    const std::string_view before = text_.substr(0, begin);
    return before.ends_with("FY") || before.ends_with("GJ") || before.ends_with("GJ ") ||
           before.ends_with("FY ") || before.ends_with("’") || before.ends_with('\'');
  }

  /// `4 月`, `04/`, `.04.`: any of which may be a month.
  void month_number(std::size_t begin, std::size_t end) {
    if (end - begin > 10) return;
    std::size_t at = end;
    while (byte_at(text_, at) == ' ') ++at;
    const bool sign = text_.substr(at).starts_with("月") || text_.substr(at).starts_with("월");
    const char before = begin > 0 ? text_[begin - 1] : '\0';
    const char after = byte_at(text_, end);
    const bool slashed = before == '/' || before == '-' || before == '.' || after == '/' ||
                         after == '-' || after == '.';
    if (!sign && !slashed) return;
    for (std::size_t i = begin; i < end; ++i) {
      const std::size_t part_end = skip_digits(text_, i);
      if (part_end > i && part_end - i <= 2)
        months_.push_back(key_of(text_.substr(i, part_end - i), ""));
      i = std::max(i, part_end);
    }
  }

  /// 三, 二十, 一百二十, 三千万.
  std::size_t cjk_number(std::size_t at) {
    std::uint64_t total = 0;
    std::uint64_t section = 0;
    std::uint64_t digit = 0;
    bool has_digit = false;
    for (int count = 0; at < text_.size() && count < 16; ++count) {
      const base::CodePoint point = base::code_point_at(text_, at);
      const int value = cjk_digit(point.value);
      const int tens = cjk_tens(point.value);
      if (value >= 0) {
        digit = has_digit ? digit * 10 + static_cast<std::uint64_t>(value)
                          : static_cast<std::uint64_t>(value);
        has_digit = true;
      } else if (tens > 0 && tens < 4) {
        std::uint64_t unit = has_digit ? digit : 1;
        for (int i = 0; i < tens; ++i) unit *= 10;
        section += unit;
        digit = 0;
        has_digit = false;
      } else if (tens >= 4) {
        section += digit;
        if (section == 0) section = 1;
        for (int i = 0; i < tens; ++i) section *= 10;
        total += section;
        section = 0;
        digit = 0;
        has_digit = false;
      } else {
        break;
      }
      at += point.size;
    }
    total += section + digit;
    values_.push_back(std::to_string(total));
    if (text_.substr(at).starts_with("月")) months_.push_back(std::to_string(total));
    return at;
  }

  std::size_t word(std::size_t begin) {
    const std::size_t end = letters_end(begin);
    const std::string_view folded = fold_word(begin, end);
    if (const int value = number_word(folded, lang_); value >= 0)
      values_.push_back(std::to_string(value));
    if (lang_ == "de") compound(folded);
    if (const int month = month_word(folded, lang_); month > 0)
      months_.push_back(std::to_string(month));
    else if (const int english = month_word(folded, "en"); english > 0)
      months_.push_back(std::to_string(english));
    return end;
  }

  /// German joins: zweistufig, dreißigtägig, Zweifaktor.
  void compound(std::string_view word) {
    for (const std::string_view number : {"ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben",
                                          "acht", "neun", "zehn", "zwölf", "dreißig"}) {
      if (word.size() > number.size() + 2 && word.starts_with(number))
        values_.push_back(std::to_string(number_word(number, "de")));
    }
  }

  std::size_t letters_end(std::size_t at) const {
    while (at < text_.size()) {
      const base::CodePoint point = base::code_point_at(text_, at);
      const bool spaceless = point.value >= 0x2E80 && point.value < 0xFFF0;
      if (!point.valid() || spaceless || !text::is_letter(point.value)) break;
      at += point.size;
    }
    return at;
  }

  std::string_view fold_word(std::size_t begin, std::size_t end) {
    const std::string_view word = text_.substr(begin, end - begin);
    return word.size() > 24 ? std::string_view() : text::fold_case(word, folded_);
  }

  std::string_view text_;
  std::string_view lang_;
  std::vector<NumberKey>& values_;
  std::vector<NumberKey>& months_;
  std::string folded_;
};

void sort_unique(std::vector<NumberKey>& keys) {
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
}

}  // namespace

void read_english_numbers(std::string_view text, std::span<const TechnicalWord> technical,
                          std::vector<Number>& into) {
  into.clear();
  EnglishReader reader(text, into);
  std::size_t at = 0;
  for (const TechnicalWord& word : technical) {
    reader.read(at, word.span.begin);
    at = std::max<std::size_t>(at, word.span.end);
  }
  reader.read(at, text.size());
}

void read_any_numbers(std::string_view text, std::string_view lang, std::vector<NumberKey>& values,
                      std::vector<NumberKey>& months) {
  values.clear();
  months.clear();
  std::string width;
  std::string digits;
  std::string plain(text::fold_digits(text::fold_width(text, width), digits));
  std::erase(plain, '\\');  // `6\.000` is how Markdown keeps a number from being a list
  AnyReader(plain, lang, values, months).read();
  sort_unique(values);
  sort_unique(months);
}

Span impossible_time(std::string_view text) {
  for (std::size_t at = text.find(':'); at != std::string_view::npos; at = text.find(':', at + 1)) {
    std::size_t begin = at;
    while (begin > 0 && is_ascii_digit(text[begin - 1])) --begin;
    const std::size_t end = skip_digits(text, at + 1);
    if (at - begin == 0 || at - begin > 2 || end != at + 3) continue;
    if (begin > 0 && (text[begin - 1] == ':' || is_ascii_alnum(text[begin - 1]))) continue;
    if (byte_at(text, end) == ':' || is_ascii_alpha(byte_at(text, end))) continue;
    const int hour = std::stoi(std::string(text.substr(begin, at - begin)));
    if (hour > 24 && hour < 100 && text[at + 1] <= '5') return {begin, end};
  }
  for (std::size_t at = text.find("月"); at != std::string_view::npos;
       at = text.find("月", at + 3)) {
    std::size_t end = at;
    while (end > 0 && text[end - 1] == ' ') --end;
    std::size_t begin = end;
    while (begin > 0 && is_ascii_digit(text[begin - 1])) --begin;
    if (end - begin == 2 && text.substr(begin, 2) > "12") return {begin, at + 3};
  }
  return {};
}

}  // namespace locseg::check
