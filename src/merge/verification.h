// The proof of a merge: what was to change did, and nothing else.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "locseg/article.h"
#include "locseg/span.h"

namespace locseg::merge {

/// A segment that is to change: its index, the edit of its target, and what it is to read as.
struct Plan {
  std::uint32_t segment = 0;
  Edit edit;
  std::string_view target;
};

class Proof {
 public:
  /// `before` must outlive the proof. With `leaks` pairs may come to leak.
  Proof(const Article& before, bool leaks) : before_(before), leaks_(leaks) {}

  /// Puts into `bytes` the article with `plans` carried out, which are in order of position. Empty
  /// where it is proved that every byte outside the edits is the same, every segment reads back as
  /// it was or as planned, and nothing leaks that did not; else the first fault, as one sentence.
  [[nodiscard]] std::string fault_of(std::span<const Plan> plans, std::string& bytes);

 private:
  [[nodiscard]] std::string misreading(const Article& after, std::span<const Plan> plans) const;
  [[nodiscard]] std::string leak(const Article& after);

  const Article& before_;
  bool leaks_;
  std::optional<std::vector<bool>> leaked_;  // by segment, before
};

}  // namespace locseg::merge
