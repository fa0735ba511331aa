/// The brake on patterns of the team's rules that take too long again and again in one run.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace locseg::check {

/// Counts the segments on which rules gave up, over all articles and files of a run.
class TeamBrake {
 public:
  /// For so many rules.
  explicit TeamBrake(std::size_t rules);

  /// Whether the rule rests until the end of the run. On any thread.
  [[nodiscard]] bool rests(std::size_t rule) const;

  /// Adds segments on which the rule gave up; true if it rests from now on. On one thread, in order
  /// of the articles, so that the same rule rests from the same article on in every run.
  [[nodiscard]] bool add(std::size_t rule, std::size_t segments);

  /// So many segments of a run are enough.
  static constexpr std::size_t kMaxSegments = 20;

 private:
  std::vector<std::size_t> counts_;
  std::unique_ptr<std::atomic<bool>[]> rests_;
};

}  // namespace locseg::check
