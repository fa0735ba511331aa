// The table of yields is turned into one of indices at the first call; most segments have one fault
// or none and are done before it is asked.
#include "check/engine/causes.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <span>
#include <string_view>
#include <tuple>
#include <utility>

#include "check/rules/registry.h"
#include "check/rules/yields.h"

namespace locseg::check {
namespace {

struct Causes {
  struct Cause {
    std::uint16_t rule;
    Reach reach;
  };
  std::vector<std::vector<Cause>> of;  // by rule
  std::vector<bool> once;              // by rule: its faults in a segment have one cause
  std::vector<bool> of_all;            // by rule: one of `rules_of_sound_segments` yields to it

  Causes() : of(rules().size()), once(rules().size()), of_all(rules().size()) {
    for (const Yield& yield : yields()) {
      of[index(yield.rule)].push_back({index(yield.cause), yield.reach});
    }
    for (const Rule* rule : rules_once_a_segment()) once[index(rule)] = true;
    for (const Rule* rule : rules_of_sound_segments()) {
      for (const Cause& cause : of[index(rule)]) of_all[cause.rule] = true;
    }
  }

  static std::uint16_t index(const Rule* rule) {
    return static_cast<std::uint16_t>(rule_index(rule->description.id));
  }
};

const Causes& causes() {
  static const Causes table;
  return table;
}

// Where the faults of a segment are, by rule and text. Each question is a search among them.
class FaultPlaces {
 public:
  explicit FaultPlaces(std::span<const RuledFault> faults) {
    all_.reserve(faults.size());
    for (const RuledFault& it : faults) {
      add(it.rule, it.fault.place, it.fault.span);
      for (const auto& [place, span] : it.fault.traces) add(it.rule, place, span);
    }
    std::ranges::sort(all_, {}, [](const Place& it) { return std::tuple(key(it), it.begin); });
    for (std::size_t i = 1; i < all_.size(); ++i) {
      if (key(all_[i]) != key(all_[i - 1])) continue;
      all_[i].last_end = std::max(all_[i].last_end, all_[i - 1].last_end);
      all_[i].first_end = std::min(all_[i].first_end, all_[i - 1].first_end);
    }
  }

  // Whether one of `rule` is a cause, within `reach`, of `fault`, which is of another rule.
  [[nodiscard]] bool has(std::uint16_t rule, Reach reach, const Fault& fault) const {
    constexpr std::size_t kAnywhere = std::numeric_limits<std::size_t>::max();
    switch (reach) {
      case Reach::kTouching: {
        const Place* const last = last_until(rule, fault.place, fault.span.end);
        return last != nullptr && last->last_end >= fault.span.begin;
      }
      case Reach::kBehind: {
        const Place* const last = last_until(rule, fault.place, kAnywhere);
        return last != nullptr && last->first_end <= fault.span.begin;
      }
      default:
        return std::ranges::binary_search(all_, rule, {}, &Place::rule);
    }
  }

 private:
  struct Place {
    std::uint16_t rule;
    TextSide text;
    std::size_t begin;
    std::size_t last_end;   // of all up to this one, of the rule and text
    std::size_t first_end;  // the same
  };
  void add(std::uint16_t rule, TextSide text, const Span& span) {
    all_.push_back({rule, text, span.begin, span.end, span.end});
  }

  static std::pair<std::uint16_t, TextSide> key(const Place& it) { return {it.rule, it.text}; }

  // The last that begins at `until` or before; null if absent.
  [[nodiscard]] const Place* last_until(std::uint16_t rule, TextSide text,
                                        std::size_t until) const {
    const auto end =
        std::ranges::upper_bound(all_, std::tuple(std::pair(rule, text), until), {},
                                 [](const Place& it) { return std::tuple(key(it), it.begin); });
    if (end == all_.begin() || key(*std::prev(end)) != std::pair(rule, text)) return nullptr;
    return &*std::prev(end);
  }

  std::vector<Place> all_;
};

// Which faults stay beside the others of the segment.
std::vector<std::size_t> without_yielding(std::span<const RuledFault> faults) {
  const FaultPlaces places(faults);
  std::vector<std::size_t> said;
  for (std::size_t i = 0; i < faults.size(); ++i) {
    const bool yields =
        std::ranges::any_of(causes().of[faults[i].rule], [&](const Causes::Cause& cause) {
          return places.has(cause.rule, cause.reach, faults[i].fault);
        });
    if (!yields) said.push_back(i);
  }
  return said;
}

// For each of `said` the first that says the same.
std::vector<std::size_t> speakers_of(std::span<const RuledFault> faults,
                                     std::span<const std::size_t> said) {
  const auto what = [&](std::size_t i) {
    const RuledFault& it = faults[i];
    const bool once = causes().once[it.rule];
    return std::tuple(it.rule, once ? TextSide{} : it.fault.place,
                      once ? std::string_view() : std::string_view(it.fault.message));
  };
  std::vector<std::size_t> alike(said.begin(), said.end());
  std::ranges::stable_sort(alike, {}, what);
  std::vector<std::size_t> speakers(faults.size());
  for (std::size_t i = 0; i < alike.size(); ++i) {
    const bool repeats = i > 0 && what(alike[i]) == what(alike[i - 1]);
    speakers[alike[i]] = repeats ? speakers[alike[i - 1]] : alike[i];
  }
  return speakers;
}

// Whether all of `more` can be put behind `edits`.
bool follow(const std::vector<Edit>& edits, const std::vector<Edit>& more) {
  const Edit* last = edits.empty() ? nullptr : &edits.back();
  for (const Edit& edit : more) {
    if (last != nullptr &&
        (edit.span.begin < last->span.end || edit.span.begin <= last->span.begin)) {
      return false;
    }
    last = &edit;
  }
  return true;
}

// `fault` is said by `speaker` from now on; the graver of the two speaks. `merged`, and what is
// returned: whether the speaker's edits are as `merge_edits` leaves them.
bool join(Fault& fault, Fault& speaker, bool merged) {
  if (speaker.severity && !fault.severity) {
    std::swap(fault, speaker);
    merged = false;
  }
  speaker.count += fault.count;
  if (fault.place != speaker.place || fault.fix.empty()) return merged;
  speaker.unsafe_fix = speaker.unsafe_fix || fault.unsafe_fix;
  if (merged && follow(speaker.fix, fault.fix)) {
    std::ranges::move(fault.fix, std::back_inserter(speaker.fix));
  } else {
    merge_edits(speaker.fix, std::move(fault.fix));
  }
  return true;
}

}  // namespace

bool yields_in_segment(std::uint16_t rule, std::uint16_t cause) {
  return std::ranges::any_of(causes().of[rule], [&](const Causes::Cause& it) {
    return it.rule == cause && it.reach == Reach::kSegment;
  });
}

bool silences_rules_about_all(std::uint16_t rule) {
  return rule < causes().of_all.size() && causes().of_all[rule];
}

void merge_edits(std::vector<Edit>& edits, std::vector<Edit> more) {
  std::ranges::move(more, std::back_inserter(edits));
  std::ranges::stable_sort(edits, {}, [](const Edit& edit) { return edit.span.begin; });
  std::vector<Edit> apart;
  for (Edit& edit : edits) {
    const bool clashes = !apart.empty() && (edit.span.begin < apart.back().span.end ||
                                            edit.span.begin == apart.back().span.begin);
    if (!clashes) apart.push_back(std::move(edit));
  }
  edits = std::move(apart);
}

void leave_causes(std::vector<RuledFault>& faults, std::size_t first) {
  if (faults.size() < first + 2) return;
  const std::span<RuledFault> all = std::span(faults).subspan(first);
  const std::vector<std::size_t> said = without_yielding(all);
  const std::vector<std::size_t> speakers = speakers_of(all, said);
  std::vector<std::size_t> now_at(all.size());
  std::vector<bool> merged(all.size());
  std::size_t end = 0;
  for (const std::size_t i : said) {
    if (speakers[i] != i) {
      const std::size_t speaker = now_at[speakers[i]];
      merged[speaker] = join(all[i].fault, all[speaker].fault, merged[speaker]);
      continue;
    }
    now_at[i] = end;
    if (end != i) all[end] = std::move(all[i]);
    ++end;
  }
  faults.resize(first + end);
}

void leave_causes_by_segment(std::vector<RuledFault>& faults) {
  std::ranges::stable_sort(faults, {}, [](const RuledFault& it) {
    return std::pair(!it.fault.segment.has_value(), it.fault.segment.value_or(0));
  });
  std::vector<RuledFault> out;
  for (std::size_t at = 0; at < faults.size();) {
    const std::optional<std::size_t> segment = faults[at].fault.segment;
    const std::size_t first = out.size();
    do {
      out.push_back(std::move(faults[at++]));
    } while (segment && at < faults.size() && faults[at].fault.segment == segment);
    leave_causes(out, first);
  }
  faults = std::move(out);
}

}  // namespace locseg::check
