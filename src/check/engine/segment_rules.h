/// The rules about segments that run, and which of them the classes of a pair's bytes call for.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "check/facts/rule.h"

namespace locseg::check {

/// A rule about segments: what the engine asks of it for each, side by side in memory.
struct SegmentRule {
  Needs needs;
  SegmentCheck check = nullptr;
  std::uint16_t index = 0;  // into `rules()`
};

/// Most rules cannot find anything in a pair. Instead of asking each, the sets of rules that the
/// classes of a side are enough for are joined.
class SegmentRules {
 public:
  /// Behind those that are there.
  void add(const SegmentRule& rule);

  [[nodiscard]] auto begin() const { return rules_.begin(); }
  [[nodiscard]] auto end() const { return rules_.end(); }

  /// Calls `run` with each rule whose needs are met, in order, until it returns false.
  template <class Run>
  void run_for(ByteClasses source, ByteClasses target, const Run& run) const {
    source |= kAnything;
    target |= kAnything;
    for (std::size_t i = 0; i < sets_.size(); ++i) {
      Rules in_source{};
      Rules in_target{};
      Rules in_either{};
      for_each_class(source, [&](std::size_t each) {
        join(sets_[i].of_class[each].source, in_source);
        join(sets_[i].of_class[each].either, in_either);
      });
      for_each_class(target, [&](std::size_t each) {
        join(sets_[i].of_class[each].target, in_target);
        join(sets_[i].of_class[each].either, in_either);
      });
      for (std::size_t word = 0; word < kWords; ++word) {
        const SegmentRule* const first = rules_.data() + (i * kWords + word) * 64;
        std::uint64_t met = in_source[word] & in_target[word] & in_either[word];
        for (; met != 0; met &= met - 1) {
          if (!run(first[std::countr_zero(met)])) return;
        }
      }
    }
  }

 private:
  static constexpr std::size_t kWords = 2;
  using Rules = std::array<std::uint64_t, kWords>;  // a bit for each

  // Of as many rules as there are bits: which of them each class is enough for.
  struct Sets {
    struct OfClass {
      Rules source{};
      Rules target{};
      Rules either{};
    };
    std::array<OfClass, 64> of_class{};
  };

  template <class Look>
  static void for_each_class(ByteClasses classes, const Look& look) {
    for (; classes != 0; classes &= classes - 1) {
      look(static_cast<std::size_t>(std::countr_zero(classes)));
    }
  }
  static void join(const Rules& some, Rules& all) {
    for (std::size_t word = 0; word < kWords; ++word) all[word] |= some[word];
  }

  std::vector<SegmentRule> rules_;
  std::vector<Sets> sets_;
};

}  // namespace locseg::check
