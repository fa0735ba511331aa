// Which faults of a segment are reported, held against the table of yields, pair by pair.
#include "check/engine/causes.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "check/rules/registry.h"
#include "check/rules/yields.h"
#include "reference/random.h"

namespace locseg::check {
namespace causes_test {

using reference::Random;

bool reaches(Reach reach, const Span& fault, const Span& cause) {
  if (reach == Reach::kBehind) return fault.begin >= cause.end;
  return fault.begin <= cause.end && cause.begin <= fault.end;
}

bool reaches(Reach reach, const Fault& fault, const Fault& cause) {
  if (reach == Reach::kSegment) return true;
  if (fault.place == cause.place && reaches(reach, fault.span, cause.span)) return true;
  return std::ranges::any_of(cause.traces, [&](const Fault::Trace& it) {
    return fault.place == it.place && reaches(reach, fault.span, it.span);
  });
}

bool yields_to(const RuledFault& fault, const RuledFault& cause) {
  return std::ranges::any_of(yields(), [&](const Yield& it) {
    return it.rule == rules()[fault.rule] && it.cause == rules()[cause.rule] &&
           reaches(it.reach, fault.fault, cause.fault);
  });
}

bool repeats(const RuledFault& fault, const RuledFault& earlier) {
  if (fault.rule != earlier.rule) return false;
  const auto once = rules_once_a_segment();
  return std::ranges::find(once, rules()[fault.rule]) != once.end() ||
         (fault.fault.place == earlier.fault.place && fault.fault.message == earlier.fault.message);
}

void join(Fault fault, Fault& speaker) {
  if (speaker.severity && !fault.severity) std::swap(fault, speaker);
  speaker.count += fault.count;
  if (fault.place != speaker.place || fault.fix.empty()) return;
  speaker.unsafe_fix = speaker.unsafe_fix || fault.unsafe_fix;
  merge_edits(speaker.fix, fault.fix);
}

std::vector<RuledFault> by_pairs(const std::vector<RuledFault>& faults) {
  std::vector<RuledFault> out;
  for (const RuledFault& each : faults) {
    if (std::ranges::any_of(faults, [&](const auto& it) { return yields_to(each, it); })) continue;
    const auto earlier = std::ranges::find_if(out, [&](auto& it) { return repeats(each, it); });
    if (earlier == out.end()) {
      out.push_back(each);
    } else {
      join(each.fault, earlier->fault);
    }
  }
  return out;
}

const auto& one_of(Random& random, const auto& all) {
  return all[random.below(static_cast<std::uint32_t>(all.size()))];
}

RuledFault random_fault(Random& random, const std::vector<std::uint16_t>& some) {
  Fault fault;
  fault.place = random.below(4) == 0 ? TextSide::kSource : TextSide::kTarget;
  fault.span.begin = random.below(40);
  fault.span.end = fault.span.begin + random.below(4);
  for (std::size_t left = random.below(3); left != 0; --left) {
    const std::size_t begin = random.below(40);
    const TextSide side = random.below(2) == 0 ? TextSide::kSource : TextSide::kTarget;
    fault.traces.push_back({side, {begin, begin + random.below(4)}});
  }
  fault.message = "m" + std::to_string(random.below(3));
  if (random.below(3) == 0) fault.severity = Severity::kInfo;
  fault.unsafe_fix = random.below(5) == 0;
  std::size_t at = fault.span.begin;
  for (std::size_t left = random.below(3); left != 0; --left) {
    at += random.below(3);
    fault.fix.push_back({{at, at + random.below(3)}, std::to_string(random.below(10))});
    at = fault.fix.back().span.end + 1;
  }
  return {one_of(random, some), std::move(fault)};
}

std::string told(const std::vector<RuledFault>& faults) {
  std::string out;
  for (const auto& [rule, fault] : faults) {
    out += std::string(rules()[rule]->description.id) + " " + std::to_string(fault.span.begin) +
           "-" + std::to_string(fault.span.end) + " " + fault.message + " *" +
           std::to_string(fault.count) + (fault.severity ? " info" : "") +
           (fault.unsafe_fix ? " unsafe" : "");
    for (const Edit& edit : fault.fix) {
      out += " [" + std::to_string(edit.span.begin) + "," + std::to_string(edit.span.end) + ")" +
             edit.text;
    }
    out += "\n";
  }
  return out;
}

TEST(Causes, AreThoseThatTheTableNames) {
  std::size_t left_out = 0;
  for (unsigned seed = 0; seed < 4000; ++seed) {
    Random random(seed);
    // A few rules that have to do with each other, and one that speaks once.
    std::vector<std::uint16_t> some;
    for (int i = 0; i < 3; ++i) {
      const Yield& yield = one_of(random, yields());
      for (const Rule* rule : {yield.rule, yield.cause}) {
        some.push_back(static_cast<std::uint16_t>(rule_index(rule->description.id)));
      }
    }
    const auto once = rules_once_a_segment();
    some.push_back(static_cast<std::uint16_t>(rule_index(one_of(random, once)->description.id)));
    std::vector<RuledFault> faults;
    for (std::size_t left = 1 + random.below(12); left != 0; --left) {
      faults.push_back(random_fault(random, some));
    }
    if (random.below(2) == 0) {
      std::ranges::stable_sort(faults, {}, [](const auto& it) { return it.fault.span.begin; });
    }
    const std::vector<RuledFault> expected = by_pairs(faults);
    left_out += faults.size() - expected.size();
    std::vector<RuledFault> found = {random_fault(random, some)};  // of a segment before
    found.insert(found.end(), faults.begin(), faults.end());
    leave_causes(found, 1);
    found.erase(found.begin());
    ASSERT_EQ(told(found), told(expected)) << seed << "\n" << told(faults);
  }
  EXPECT_GT(left_out, 4000U);
}

}  // namespace causes_test
}  // namespace locseg::check
