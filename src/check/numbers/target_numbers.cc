// Asks what the digits of a text could mean: every run of digits and separators gives the value it
// has with a point for the decimals and the one it has with a comma, and where it is neither, its
// parts. Words and signs after it multiply; words and CJK numerals count too.
#include "check/numbers/target_numbers.h"

#include <algorithm>
#include <cstdint>
#include <string>

#include "base/ascii.h"
#include "base/utf8.h"
#include "check/numbers/number_words.h"
#include "text/character.h"
#include "text/fold.h"

namespace locseg::check {
namespace {

using base::is_ascii_digit;

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

// The product of the signs at `at`: 百万 is six tens. Moves `at` past them.
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
      if (base::is_ascii_digit(text_[at])) {
        at = number(at);
        continue;
      }
      const base::CodePoint point = base::code_point_at(text_, at);
      if (point.value >= 0x3000 && (cjk_digit(point.value) >= 0 || cjk_tens(point.value) > 0)) {
        at = cjk_number(at);
      } else if (point.valid() && text::is_letter(point.value)) {
        at = std::max(word(at), at + point.size);
      } else {
        at += point.size;
      }
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
      if (end > i && (end - i != 3 || i == begin)) {
        values_.push_back(key_of(text_.substr(i, end - i), ""));
      }
      i = std::max(i, end);
    }
    at = spaced_groups(begin, at);
    if (begin > 0 && at - begin == 2 && is_year_mark(begin)) {
      values_.push_back("20" + std::string(text_.substr(begin, 2)));
    }
    month_number(begin, at);
    return at;
  }

  // The value as written, and times what follows: 万, Mio., K.
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

  // `1 000 000` and `1’000`: joined as well. Gives the end of the last group.
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

  // FY20, GJ 20, ’20.
  bool is_year_mark(std::size_t begin) const {
    const std::string_view before = text_.substr(0, begin);
    return before.ends_with("FY") || before.ends_with("GJ") || before.ends_with("GJ ") ||
           before.ends_with("FY ") || before.ends_with("’") || before.ends_with('\'');
  }

  // `4 月`, `04/`, `.04.`: any of which may be a month.
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
      if (part_end > i && part_end - i <= 2) {
        months_.push_back(key_of(text_.substr(i, part_end - i), ""));
      }
      i = std::max(i, part_end);
    }
  }

  // 三, 二十, 一百二十, 三千万.
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
    if (const int value = number_word(folded, lang_); value >= 0) {
      values_.push_back(std::to_string(value));
    }
    if (lang_ == "de") compound(folded);
    if (const int month = month_word(folded, lang_); month > 0) {
      months_.push_back(std::to_string(month));
    } else if (const int english = month_word(folded, "en"); english > 0) {
      months_.push_back(std::to_string(english));
    }
    return end;
  }

  // German joins: zweistufig, dreißigtägig, Zweifaktor.
  void compound(std::string_view word) {
    for (const std::string_view number : {"ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben",
                                          "acht", "neun", "zehn", "zwölf", "dreißig"}) {
      if (word.size() > number.size() + 2 && word.starts_with(number)) {
        values_.push_back(std::to_string(number_word(number, "de")));
      }
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

}  // namespace locseg::check
