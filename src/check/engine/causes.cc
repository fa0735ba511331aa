// The table of yields is turned into one of indices at the first call; most segments have one fault
// or none and are done before it is asked.
#include "check/engine/causes.h"

#include <algorithm>
#include <iterator>
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

  Causes() : of(rules().size()), once(rules().size()) {
    for (const Yield& yield : yields()) {
      of[index(yield.rule)].push_back({index(yield.cause), yield.reach});
    }
    for (const Rule* rule : rules_once_a_segment()) once[index(rule)] = true;
  }

  static std::uint16_t index(const Rule* rule) {
    return static_cast<std::uint16_t>(rule_index(rule->description.id));
  }
};

const Causes& causes() {
  static const Causes table;
  return table;
}

bool touch(const Fault& a, const Fault& b) {
  return a.place == b.place && a.span.begin <= b.span.end && b.span.begin <= a.span.end;
}

bool is_behind(const Fault& fault, const Fault& cause) {
  return fault.place == cause.place && fault.span.begin >= cause.span.end;
}

bool reaches(Reach reach, const Fault& fault, const Fault& cause) {
  switch (reach) {
    case Reach::kTouching:
      return touch(fault, cause);
    case Reach::kBehind:
      return is_behind(fault, cause);
    default:
      return true;
  }
}

bool yields_to(const RuledFault& fault, const RuledFault& other) {
  return std::ranges::any_of(causes().of[fault.rule], [&](const Causes::Cause& cause) {
    return cause.rule == other.rule && reaches(cause.reach, fault.fault, other.fault);
  });
}

bool repeats(const RuledFault& fault, const RuledFault& earlier) {
  if (fault.rule != earlier.rule) return false;
  return causes().once[fault.rule] ||
         (fault.fault.place == earlier.fault.place && fault.fault.message == earlier.fault.message);
}

// `fault` is said by `speaker` from now on; the graver of the two speaks.
void join(Fault& fault, Fault& speaker) {
  if (speaker.severity && !fault.severity) std::swap(fault, speaker);
  speaker.count += fault.count;
  if (fault.place != speaker.place || fault.fix.empty()) return;
  speaker.unsafe_fix = speaker.unsafe_fix || fault.unsafe_fix;
  merge_edits(speaker.fix, std::move(fault.fix));
}

}  // namespace

bool yields_in_segment(std::uint16_t rule, std::uint16_t cause) {
  return std::ranges::any_of(causes().of[rule], [&](const Causes::Cause& it) {
    return it.rule == cause && it.reach == Reach::kSegment;
  });
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
  std::vector<bool> said(faults.size() - first, true);
  for (std::size_t i = first; i < faults.size(); ++i) {
    for (std::size_t j = first; j < faults.size() && said[i - first]; ++j) {
      if (i != j && yields_to(faults[i], faults[j])) said[i - first] = false;
    }
  }
  std::size_t end = first;
  for (std::size_t i = first; i < faults.size(); ++i) {
    if (!said[i - first]) continue;
    const auto earlier = std::find_if(faults.begin() + static_cast<std::ptrdiff_t>(first),
                                      faults.begin() + static_cast<std::ptrdiff_t>(end),
                                      [&](const RuledFault& it) { return repeats(faults[i], it); });
    if (earlier != faults.begin() + static_cast<std::ptrdiff_t>(end)) {
      join(faults[i].fault, earlier->fault);
    } else {
      if (end != i) faults[end] = std::move(faults[i]);
      ++end;
    }
  }
  faults.resize(end);
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
