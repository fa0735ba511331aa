// Each side is read into mentions, and all that they may mean into a pool; a firm mention that the
// pool of the other side does not tell is lost or added. Words are looked at only if digits do not
// explain all. What grammar tells without a number (none, singular, dual) is forgiven.
#include "check/numbers/number_difference.h"

#include <algorithm>
#include <cstdint>
#include <span>
#include <string>
#include <utility>

#include "base/ascii.h"
#include "base/bytes.h"
#include "base/utf8.h"
#include "check/numbers/beside_digits.h"
#include "check/numbers/number_words.h"
#include "text/number_names.h"

namespace locseg::check {
namespace {

using base::is_ascii_digit;

constexpr int kWrittenAsWords = 12;
constexpr std::size_t kMaxMentions = 64;  // of one side that are paired one by one

// How many runs of digits follow the one before after one character that is no space: what `1,000`
// has and `1, 000` has not.
std::size_t count_joined(Side& side) {
  const std::string_view text = side.masked();
  const std::span<const Span> runs = side.digits();
  std::size_t count = 0;
  for (std::size_t i = 1; i < runs.size(); ++i) {
    const std::size_t last = runs[i - 1].end;
    if (text[last] == ' ') continue;
    if (runs[i].begin == last + base::code_point_at(text, last).size) ++count;
  }
  return count;
}

// The runs of digits in order of their spelling.
std::vector<std::string_view> spelled_digits(Side& side) {
  std::vector<std::string_view> runs;
  for (const Span run : side.digits()) runs.push_back(run.of(side.masked()));
  std::sort(runs.begin(), runs.end());
  return runs;
}

// Whether both sides have the same digits; not true for texts of very many runs.
bool have_same_digits(Side& source, Side& target) {
  constexpr std::size_t kMostRuns = 24;
  const std::span<const Span> here = source.digits();
  const std::span<const Span> there = target.digits();
  if (here.size() != there.size() || here.size() > kMostRuns) return false;
  const std::string_view source_text = source.masked();
  const std::string_view target_text = target.masked();
  const auto are_spelled_alike = [&](Span a, Span b) {
    return a.of(source_text) == b.of(target_text);
  };
  if (std::ranges::equal(here, there, are_spelled_alike)) {
    return here.size() < 2 || count_joined(source) == count_joined(target);
  }
  return here.size() > 1 && spelled_digits(source) == spelled_digits(target) &&
         count_joined(source) == count_joined(target);
}

// Keys that one side tells, and keys that it may tell if the other side says so.
class Pool {
 public:
  void add(const std::vector<Mention>& mentions) {
    for (const Mention& mention : mentions) {
      add(mention.values);
      add(mention.parts);
      offered_.insert(offered_.end(), mention.offers.begin(), mention.offers.end());
    }
  }
  void add(const std::vector<NumberKey>& keys) {
    keys_.insert(keys_.end(), keys.begin(), keys.end());
    sorted_ = false;
  }

  [[nodiscard]] bool tells(const Mention& mention) {
    if (!sorted_) {
      std::sort(keys_.begin(), keys_.end());
      std::sort(offered_.begin(), offered_.end());
    }
    sorted_ = true;
    const auto says = [&](const NumberKey& key) {
      return std::binary_search(keys_.begin(), keys_.end(), key);
    };
    const auto holds = [&](const NumberKey& key) {
      return says(key) || std::binary_search(offered_.begin(), offered_.end(), key);
    };
    return std::any_of(mention.values.begin(), mention.values.end(), holds) ||
           std::any_of(mention.offers.begin(), mention.offers.end(), says) ||
           (!mention.parts.empty() &&
            std::all_of(mention.parts.begin(), mention.parts.end(),
                        [&](const NumberKey& part) { return holds(part) || holds("m" + part); }));
  }

 private:
  std::vector<NumberKey> keys_;
  std::vector<NumberKey> offered_;
  bool sorted_ = true;
};

std::vector<Mention> without_partner(const std::vector<Mention>& mentions, Pool& pool) {
  std::vector<Mention> out;
  for (const Mention& mention : mentions) {
    if (mention.firm && !pool.tells(mention)) out.push_back(mention);
  }
  return out;
}

// A whole number of at most `most`.
bool is_small(const Mention& mention, int most) {
  const NumberKey& key = mention.values[0];
  if (mention.kind == MentionKind::kMonth || key.size() > 2) return false;
  return std::all_of(key.begin(), key.end(), is_ascii_digit) && std::stoi(key) <= most;
}

bool holds_any(const std::vector<NumberKey>& these, const std::vector<NumberKey>& those) {
  return std::any_of(these.begin(), these.end(), [&](const NumberKey& key) {
    return std::find(those.begin(), those.end(), key) != those.end();
  });
}

bool are_same_value(const Mention& a, const Mention& b) { return a.values[0] == b.values[0]; }

bool may_be_same(const Mention& a, const Mention& b) {
  return holds_any(a.values, b.values) || holds_any(a.values, b.offers) ||
         holds_any(a.offers, b.values);
}

// Drops what is small, if not all of it is.
void keep_large(std::vector<Mention>& mentions, int most) {
  const auto small = [&](const Mention& mention) { return is_small(mention, most); };
  if (!std::all_of(mentions.begin(), mentions.end(), small)) std::erase_if(mentions, small);
}

class Comparison {
 public:
  explicit Comparison(SegmentFacts& facts)
      : source_(facts.source()),
        target_(facts.target()),
        source_text_(source_.masked()),
        target_text_(target_.masked()),
        in_source_(read_mentions(source_text_, source_.technical(), {source_.lang(), true})),
        in_target_(read_mentions(target_text_, target_.technical(), {target_.lang(), false})) {
    source_pool_.add(in_source_);
    target_pool_.add(in_target_);
  }

  NumberDifference run() {
    find_untold();
    if (difference_.empty()) {
      swapped();
      if (difference_.empty()) recount();
      return std::move(difference_);
    }
    if (is_forgiven_anyway()) return {};
    add_words();
    find_untold();
    if (difference_.lost.empty() && !difference_.added.empty()) difference_.lost = unpaired();
    forgive();
    return std::move(difference_);
  }

 private:
  void find_untold() {
    difference_.lost = without_partner(in_source_, target_pool_);
    difference_.added = without_partner(in_target_, source_pool_);
  }

  // Pairs each of `mentions` with one of the target that is not taken; gives those without one.
  [[nodiscard]] std::vector<Mention> pair_up(const std::vector<Mention>& mentions,
                                             bool (*same)(const Mention&, const Mention&)) {
    std::vector<Mention> left;
    for (const Mention& mention : mentions) {
      std::size_t at = 0;
      while (at < taken_.size() && (taken_[at] || !same(mention, in_target_[at]))) ++at;
      if (at < taken_.size()) {
        taken_[at] = true;
      } else {
        left.push_back(mention);
      }
    }
    return left;
  }

  // What is written in words, in code and links, and in years of other calendars. Words of a side
  // are read if the other side lacks them: tables of a language take milliseconds to build.
  void add_words() {
    if (!difference_.added.empty()) add_words_of(source_, source_.lang(), source_pool_);
    if (!difference_.lost.empty()) add_words_of_target();
    std::vector<NumberKey> years;
    for (Mention& mention : in_source_) add_years(mention, years);
    source_pool_.add(years);
    add_days();
  }

  // Dates that the target may tell in a calendar with months of its own. If it has day and year of
  // one, its month is a name that is not looked up.
  void add_days() {
    for (std::size_t at = 0; at < in_source_.size(); ++at) {
      if (in_source_[at].kind != MentionKind::kMonth) continue;
      const std::size_t first = at < 2 ? 0 : at - 2;
      const std::span<Mention> around(&in_source_[first],
                                      std::min(in_source_.size(), at + 3) - first);
      Mention* const day = first_whole(around, 1, 31);
      Mention* const year = first_whole(around, 1000, 9999);
      if (day == nullptr || year == nullptr) continue;
      const text::CalendarDay date{whole_of(*year), std::stoi(in_source_[at].values[0].substr(1)),
                                   whole_of(*day)};
      for (const text::CalendarDay& there : text::days_in_calendars(date, target_.lang())) {
        tell_day(in_source_[at], *day, *year, there);
      }
    }
  }

  void tell_day(Mention& month, Mention& day, Mention& year, const text::CalendarDay& there) {
    const NumberKey of_day = std::to_string(there.day);
    const NumberKey of_year = std::to_string(there.year);
    Mention both;
    both.parts = {of_day, of_year};
    if (!target_pool_.tells(both)) return;
    source_pool_.add({of_day, of_year, "m" + std::to_string(there.month)});
    month.values.push_back(of_day);
    day.values.push_back(of_day);
    year.values.push_back(of_year);
  }

  // The value, a whole number of at most four digits; -1 for others.
  static int whole_of(const Mention& mention) {
    const NumberKey& key = mention.values[0];
    const bool whole = key.size() <= 4 && std::all_of(key.begin(), key.end(), is_ascii_digit);
    return whole ? std::stoi(key) : -1;
  }

  static Mention* first_whole(std::span<Mention> mentions, int least, int most) {
    const auto found = std::find_if(mentions.begin(), mentions.end(), [&](const Mention& it) {
      return whole_of(it) >= least && whole_of(it) <= most;
    });
    return found == mentions.end() ? nullptr : &*found;
  }

  void add_words_of_target() {
    add_words_of(target_, target_.lang(), target_pool_);
    // Names of releases may stay in the language of the source.
    std::vector<NumberKey> keys;
    if (has_dates()) read_months(target_text_.plain(), source_.lang(), keys);
    target_pool_.add(keys);
  }

  // What the year of the source may be called in the target.
  void add_years(Mention& mention, std::vector<NumberKey>& years) const {
    const NumberKey value = mention.values[0];
    const bool digits = std::all_of(value.begin(), value.end(), is_ascii_digit);
    if (!digits || value.size() != 4 || mention.kind == MentionKind::kTime) return;
    for (const int year : text::years_in_calendars(std::stoi(value), target_.lang())) {
      years.push_back(std::to_string(year));
      mention.values.push_back(years.back());
    }
    if (mention.kind == MentionKind::kDatePart) mention.values.push_back(value.substr(2));
  }

  [[nodiscard]] bool has_dates() const {
    const auto is_date = [](const Mention& mention) {
      return mention.kind == MentionKind::kMonth || mention.kind == MentionKind::kDatePart;
    };
    return std::any_of(difference_.lost.begin(), difference_.lost.end(), is_date) ||
           std::any_of(difference_.added.begin(), difference_.added.end(), is_date);
  }

  void add_words_of(Side& side, std::string_view lang, Pool& pool) const {
    const NumberText whole(side.text());
    std::vector<NumberKey> keys;
    read_number_words(whole.plain(), lang, keys);
    if (has_dates()) read_months(whole.plain(), lang, keys);
    pool.add(keys);
    pool.add(read_mentions(whole, {}, {lang, false}));
  }

  // Whether each number here may be paired with one there: none is a list or a date that may be
  // one.
  [[nodiscard]] bool may_pair() const {
    const auto is_list = [](const Mention& mention) { return !mention.parts.empty(); };
    return in_source_.size() <= kMaxMentions && in_target_.size() <= kMaxMentions &&
           std::none_of(in_source_.begin(), in_source_.end(), is_list) &&
           std::none_of(in_target_.begin(), in_target_.end(), is_list);
  }

  // A number that one side has once more than the other, which has nothing in its place.
  void recount() {
    if (!may_pair() || in_source_.size() == in_target_.size()) return;
    taken_.assign(in_target_.size(), false);
    std::vector<Mention> fewer = pair_up(pair_up(in_source_, are_same_value), may_be_same);
    std::vector<Mention> more;
    for (std::size_t at = 0; at < taken_.size(); ++at) {
      if (!taken_[at]) more.push_back(in_target_[at]);
    }
    if (fewer.empty() == more.empty()) return;
    std::vector<Mention>& left = more.empty() ? fewer : more;
    keep_told_twice(left, more.empty());
    (more.empty() ? difference_.lost : difference_.added) = std::move(left);
    difference_.is_of_count = !difference_.empty();
  }

  // Of numbers that one side has once more, those that it says twice in a breath, as in `5 of 5`:
  // farther apart, a translation may say once what goes for both, or repeat it.
  void keep_told_twice(std::vector<Mention>& left, bool in_source) {
    Side& here = in_source ? source_ : target_;
    const std::vector<Mention>& all = in_source ? in_source_ : in_target_;
    const std::vector<Mention>& there = in_source ? in_target_ : in_source_;
    std::erase_if(left, [&](const Mention& mention) {
      const bool twice = std::any_of(all.begin(), all.end(), [&](const Mention& other) {
        return is_in_a_breath(here.text(), mention.span, other.span) &&
               here.text(mention.span) == here.text(other.span);
      });
      const bool in_figure = std::any_of(there.begin(), there.end(), [&](const Mention& other) {
        return !other.firm && may_be_same(mention, other);
      });
      return !twice || in_figure || !mention.firm || mention.after_name ||
             mention.kind != MentionKind::kNumber;
    });
    if (left.empty()) return;  // most texts: words need not be read
    const int dual = text::has_dual(target_.lang()) ? 2 : 1;
    std::vector<NumberKey> in_words;
    read_number_words((in_source ? target_text_ : source_text_).plain(),
                      in_source ? target_.lang() : source_.lang(), in_words);
    std::erase_if(left, [&](const Mention& mention) {
      return is_small(mention, dual) || holds_any(mention.values, in_words);
    });
  }

  // A bracket between them begins the translation of what stays as it is.
  static bool is_in_a_breath(std::string_view text, Span a, Span b) {
    constexpr std::uint64_t kNear = 12;  // bytes
    if (b.begin < a.begin) std::swap(a, b);
    const Span between{a.end, b.begin};
    return a.end <= b.begin && between.size() <= kNear &&
           between.of(text).find('(') == std::string_view::npos;
  }

  // The firm mentions of the source that remain when each is paired with one of the target, if
  // there are as many here as there.
  [[nodiscard]] std::vector<Mention> unpaired() {
    if (!may_pair() || in_source_.size() != in_target_.size()) return {};
    taken_.assign(in_target_.size(), false);
    std::vector<Mention> left = pair_up(pair_up(in_source_, are_same_value), may_be_same);
    std::erase_if(left, [](const Mention& mention) { return !mention.firm; });
    if (left.empty()) return left;
    std::vector<NumberKey> in_words;
    read_number_words(target_text_.plain(), target_.lang(), in_words);
    read_months(target_text_.plain(), target_.lang(), in_words);
    std::erase_if(left,
                  [&](const Mention& mention) { return holds_any(mention.values, in_words); });
    return left;
  }

  // One number in place of another that both sides have: two of the one here, of the other there.
  void swapped() {
    std::vector<Mention> lost = unpaired();
    if (lost.empty()) return;
    std::vector<NumberKey> in_words;
    read_number_words(source_text_.plain(), source_.lang(), in_words);
    read_months(source_text_.plain(), source_.lang(), in_words);
    std::vector<Mention>& added = difference_.added;
    for (std::size_t at = 0; at < taken_.size(); ++at) {
      const Mention& mention = in_target_[at];
      if (taken_[at] || !mention.firm) continue;
      if (!holds_any(mention.values, in_words)) added.push_back(mention);
    }
    if (!added.empty()) difference_.lost = std::move(lost);
  }

  // Whatever words tell, which cost more to read than digits.
  [[nodiscard]] bool is_forgiven_anyway() const {
    const auto& lost = difference_.lost;
    const auto& added = difference_.added;
    if (added.empty()) {
      return std::all_of(lost.begin(), lost.end(),
                         [](const Mention& mention) { return is_small(mention, 1); });
    }
    return lost.empty() && in_source_.size() != in_target_.size() &&
           std::all_of(added.begin(), added.end(), [](const Mention& mention) {
             return is_small(mention, kWrittenAsWords) && !mention.in_word;
           });
  }

  // Digits of the source's names and figures of speech that the target tells in another way, as it
  // may: 24/7 as 24 hours on 365 days. 100 % is written in words or not at all.
  [[nodiscard]] bool tells_name_anew() {
    const auto is_percentage = [&](const Mention& mention) {
      const std::string_view behind = source_.masked().substr(mention.span.end);
      return behind.starts_with('%') || behind.starts_with(" %") ||
             source_.text(mention.span).ends_with('%');
    };
    return std::any_of(in_source_.begin(), in_source_.end(), [&](const Mention& mention) {
      return !mention.firm && !is_percentage(mention) && !target_pool_.tells(mention);
    });
  }

  void forgive() {
    constexpr int kSingular = 1;
    constexpr int kDual = 2;
    constexpr int kWrittenAsOrdinals = 31;  // days of a month
    auto& lost = difference_.lost;
    auto& added = difference_.added;
    const auto is_month = [](const Mention& mention) {
      return mention.kind == MentionKind::kMonth;
    };
    if (std::none_of(lost.begin(), lost.end(), [&](const Mention& mention) {
          return is_month(mention) || mention.kind == MentionKind::kDatePart;
        })) {
      std::erase_if(added, is_month);  // the names of months are words, too
    }
    // The number of a lost month is no other number: the date fell apart.
    std::erase_if(added, [&, &missing = lost](const Mention& mention) {
      return std::any_of(missing.begin(), missing.end(), [&](const Mention& month) {
        return is_month(month) && month.values[0] == "m" + mention.values[0];
      });
    });
    if (added.empty()) {
      const int as_word = text::has_dual(target_.lang()) ? kDual : kSingular;
      const int most = text::spells_ordinals(target_.lang()) ? as_word : kWrittenAsOrdinals;
      std::erase_if(lost, [&](const Mention& mention) { return is_small(mention, most); });
      // The month of a date in a word that is not known.
      if (lost.size() == 1 && lost[0].kind == MentionKind::kDatePart &&
          is_small(lost[0], kWrittenAsWords)) {
        lost.clear();
      }
    } else if (lost.empty()) {
      std::erase_if(added, [&](const Mention& mention) {
        return (is_small(mention, kWrittenAsWords) && !mention.in_word) ||
               (mention.after_name && mention.digits < 4);
      });
      if (tells_name_anew()) {
        std::erase_if(added, [](const Mention& mention) { return mention.digits < 4; });
      }
    } else {
      keep_large(lost, kWrittenAsWords);
      keep_large(added, kWrittenAsWords);
    }
  }

  Side& source_;
  Side& target_;
  NumberText source_text_;
  NumberText target_text_;
  std::vector<Mention> in_source_;
  std::vector<Mention> in_target_;
  std::vector<bool> taken_;  // of in_target_, by unpaired()
  Pool source_pool_;
  Pool target_pool_;
  NumberDifference difference_;
};

}  // namespace

NumberDifference compare_numbers(SegmentFacts& facts) {
  Side& source = facts.source();
  Side& target = facts.target();
  if (source.digits().empty() && target.digits().empty()) return {};
  if (have_same_digits(source, target) && !names_month(source)) return {};
  return Comparison(facts).run();
}

bool tells_number(std::string_view text, std::string_view lang, const NumberKey& value) {
  const NumberText whole(text);
  std::vector<NumberKey> keys;
  read_number_words(whole.plain(), lang, keys);
  if (std::find(keys.begin(), keys.end(), value) != keys.end()) return true;
  const std::vector<Mention> mentions = read_mentions(whole, {}, {lang, false});
  return std::any_of(mentions.begin(), mentions.end(), [&](const Mention& mention) {
    return std::find(mention.values.begin(), mention.values.end(), value) != mention.values.end();
  });
}

}  // namespace locseg::check
