// Takes a number apart as English writes it: 1,000.5, 2nd, 10 million, 5:30 PM, March 3. What
// touches a letter that makes it a name is skipped.
#include "check/numbers/source_numbers.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "base/ascii.h"
#include "check/numbers/number_words.h"

namespace locseg::check {
namespace {

using base::ascii_lower;
using base::is_ascii_alnum;
using base::is_ascii_alpha;
using base::is_ascii_digit;

std::size_t skip_letters(std::string_view text, std::size_t at) {
  while (at < text.size() && base::is_ascii_alpha(text[at])) ++at;
  return at;
}

std::string lowered(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), base::ascii_lower);
  return out;
}

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

// `24/7`, `24 X 7`, `1:1`, `100%`, `360-degree`: figures of speech, which languages render in
// their own way. Past the figure that begins at `begin`; npos if none does.
std::size_t skip_figure(std::string_view text, std::size_t begin) {
  constexpr std::string_view kFigures[] = {
      "24/7", "24 X 7", "24 x 7", "24x7",      "7x24",      "1:1",       "360-degree", "360 degree",
      "360°", "100%",   "100 %",  "1st party", "1st-party", "3rd party", "3rd-party"};
  for (const std::string_view figure : kFigures) {
    if (text[begin] != figure.front() || !text.substr(begin).starts_with(figure)) continue;
    const std::size_t end = begin + figure.size();
    if (!base::is_ascii_digit(byte_at(text, end))) return end;
  }
  return std::string_view::npos;
}

// The `AM` or `PM` after optional spaces: 'a', 'p' or 0; moves `at` past it.
char read_half_of_day(std::string_view text, std::size_t& at) {
  std::size_t i = at;
  while (byte_at(text, i) == ' ' || text.substr(std::min(i, text.size())).starts_with("\u00A0")) {
    i += text[i] == ' ' ? 1 : 2;
  }
  const char half = base::ascii_lower(byte_at(text, i));
  if (half != 'a' && half != 'p') return 0;
  ++i;
  if (byte_at(text, i) == '.') ++i;
  if (base::ascii_lower(byte_at(text, i)) != 'm' || base::is_ascii_alnum(byte_at(text, i + 1))) {
    return 0;
  }
  at = i + 1;
  return half;
}

// What an hour may be on a clock of the other kind.
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
  EnglishReader(std::string_view text, std::string_view target, std::vector<Number>& out)
      : text_(text), told_(target), out_(out) {}

  // Reads [begin, end), which holds no technical word; neighbours outside are looked at.
  void read(std::size_t begin, std::size_t end) {
    for (std::size_t at = begin; at < end;) {
      if (base::is_ascii_digit(text_[at])) {
        at = number(at);
      } else if (base::is_ascii_alpha(text_[at])) {
        at = word(at);
      } else {
        ++at;
      }
    }
  }

 private:
  // A word, and the digits that are part of it: `FY20`, `COVID-19`, `E3`.
  std::size_t word(std::size_t begin) {
    std::size_t at = skip_letters(text_, begin);
    const std::size_t letters = at;
    if (is_currency(text_.substr(begin, letters - begin))) return letters;
    while (base::is_ascii_alnum(byte_at(text_, at)) || byte_at(text_, at) == '_') ++at;
    if (byte_at(text_, at) == '-' && base::is_ascii_digit(byte_at(text_, at + 1))) {
      ++at;
      while (base::is_ascii_alnum(byte_at(text_, at)) ||
             (byte_at(text_, at) == '-' && base::is_ascii_alnum(byte_at(text_, at + 1)))) {
        ++at;
      }
    }
    if (at == letters) month({begin, at});
    return at;
  }

  void month(Span span) {
    const std::string_view name = span.of(text_);
    if (name[0] < 'A' || name[0] > 'Z') return;  // may, march
    // Beside a day or a year only: August is a name, too.
    std::size_t after = span.end;
    while (byte_at(text_, after) == ' ' || byte_at(text_, after) == '.' ||
           byte_at(text_, after) == ',') {
      ++after;
    }
    const bool before = span.begin >= 2 && base::is_ascii_digit(text_[span.begin - 2]);
    if (!base::is_ascii_digit(byte_at(text_, after)) && !before) return;
    const int value = month_word(lowered(name), "en");
    if (value == 0) return;
    out_.push_back({span, NumberKind::kMonth, 0, {std::to_string(value)}});
  }

  std::size_t number(std::size_t begin) {
    if (const std::size_t end = skip_figure(text_, begin); end != std::string_view::npos) {
      return end;
    }
    const Written written = read_written(text_, begin, ',', '.');
    std::size_t at = written.end;
    if (byte_at(text_, at) == ':' && base::is_ascii_digit(byte_at(text_, at + 1)) &&
        written.fraction.empty() && written.whole.size() <= 2) {
      return time(begin, at, written);
    }
    std::size_t after_half = at;
    if (const char half = read_half_of_day(text_, after_half);
        half != 0 && written.whole.size() <= 2 && written.fraction.empty()) {
      if (!occurs_in_target({begin, at})) {
        push({begin, at}, NumberKind::kTime, hour_values(std::stoi(written.whole), half));
      }
      return after_half;
    }

    const std::size_t letters_end = skip_letters(text_, at);
    const std::string letters = lowered(text_.substr(at, letters_end - at));
    int tens = 0;
    if (!letters.empty()) {
      tens = scale_word(letters, "en");
      const bool counts = tens > 0 || is_ordinal_ending(letters) || is_unit(letters);
      if (!counts || base::is_ascii_digit(byte_at(text_, letters_end))) {  // 21Vianet, 24x7
        while (base::is_ascii_alnum(byte_at(text_, at))) ++at;
        return at;
      }
      at = letters_end;
    } else if (byte_at(text_, at) == ' ') {
      const std::size_t word_end = skip_letters(text_, at + 1);
      const std::string next = lowered(text_.substr(at + 1, word_end - at - 1));
      if (next.size() > 2 || next == "k") tens = scale_word(next, "en");
    }
    if (occurs_in_target({begin, written.end})) return at;
    std::vector<NumberKey> values = {key_of(written.whole, written.fraction)};
    if (tens > 0) values.push_back(key_of(written.whole, written.fraction, tens));
    // `more than 5` is 6 and more in languages that count so.
    const std::string_view before = text_.substr(0, begin);
    if (written.fraction.empty() && written.whole.size() < 6) {
      const long value = std::stol(written.whole);
      if (before.ends_with("ore than ") || before.ends_with("ver ")) {
        values.push_back(std::to_string(value + 1));
      }
      if (value > 0 && (before.ends_with("ess than ") || before.ends_with("ewer than "))) {
        values.push_back(std::to_string(value - 1));
      }
    }
    if (written.end - begin == 2 && may_be_year(begin)) {
      values.push_back(std::string("20").append(text_.substr(begin, 2)));
    }
    push({begin, written.end}, NumberKind::kPlain, std::move(values));
    if (written.end - begin <= 2 && is_slashed(begin, written.end)) {
      out_.back().kind = NumberKind::kDatePart;
    }
    return at;
  }

  // `5:30 PM`: hours, and minutes where they are not zero. Other things with a colon are two
  // numbers.
  std::size_t time(std::size_t begin, std::size_t colon, const Written& hours) {
    const std::size_t end = skip_digits(text_, colon + 1);
    const int hour = std::stoi(hours.whole);
    if (end != colon + 3 || hour > 24 || text_[colon + 1] > '5') {
      if (!occurs_in_target({begin, colon})) {
        push({begin, colon}, NumberKind::kPlain, {key_of(hours.whole, "")});
      }
      return colon;
    }
    std::size_t at = end;
    const char half = read_half_of_day(text_, at);
    if (!occurs_in_target({begin, colon})) {
      push({begin, colon}, NumberKind::kTime, hour_values(hour, half));
    }
    const std::string_view minutes = text_.substr(colon + 1, 2);
    if (minutes != "00" && !occurs_in_target({colon + 1, end})) {
      push({colon + 1, end}, NumberKind::kTime, {key_of(minutes, "")});
    }
    return at;
  }

  // `3/11/17`, `December 19`.
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

  // Whether what the number is compared with holds the very spelling, with no digit beside it.
  bool occurs_in_target(Span span) const {
    const std::string_view spelled = span.of(text_);
    for (std::size_t at = told_.find(spelled); at != std::string_view::npos;
         at = told_.find(spelled, at + 1)) {
      const std::size_t end = at + spelled.size();
      if ((at == 0 || !base::is_ascii_digit(told_[at - 1])) &&
          !base::is_ascii_digit(byte_at(told_, end))) {
        return true;
      }
    }
    return false;
  }

  void push(Span span, NumberKind kind, std::vector<NumberKey> values) {
    const std::string_view written = span.of(text_);
    const auto digits = std::count_if(written.begin(), written.end(), base::is_ascii_digit);
    out_.push_back({span, kind, static_cast<std::size_t>(digits), std::move(values)});
  }

  std::string_view text_;
  std::string_view told_;
  std::vector<Number>& out_;
};

}  // namespace

void read_english_numbers(std::string_view text, std::span<const TechnicalWord> technical,
                          std::string_view target, std::vector<Number>& into) {
  into.clear();
  EnglishReader reader(text, target, into);
  std::size_t at = 0;
  for (const TechnicalWord& word : technical) {
    reader.read(at, word.span.begin);
    at = std::max<std::size_t>(at, word.span.end);
  }
  reader.read(at, text.size());
}

}  // namespace locseg::check
