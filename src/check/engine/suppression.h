/// What holds findings back: acceptances from outside the articles, and comments inside them.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "check/engine/locate.h"
#include "locseg/check.h"

namespace locseg::check {

/// The acceptances of a run, by article. Different articles may be asked for
/// at a time.
class Acceptances {
 public:
  explicit Acceptances(std::span<const Acceptance> accepted);

  /// Counts anew for an article, whose findings by the rules of `plan` are all to come. Acceptances
  /// of other rules, and of articles that never begin, are not called unused.
  void begin(std::string_view article, const Plan& plan);

  /// Takes accepted findings out of `found`; how many.
  std::uint64_t hold_back(std::string_view article, std::vector<LocatedFinding>& found);

  /// Acceptances of articles that were seen which said more than was found, in the order given.
  [[nodiscard]] std::vector<UnusedAcceptance> unused() const;

 private:
  struct Entry {
    const Acceptance* acceptance;
    std::uint64_t used = 0;
    bool ran = false;
  };

  std::unordered_map<std::string_view, std::vector<Entry>> by_article_;
  std::span<const Acceptance> accepted_;
};

/// `<!-- locseg-ignore RULE,.. -->`: findings of those rules or groups in segments that share the
/// comment's line, or on that line, are no findings.
class IgnoreComments {
 public:
  /// Finds the comments of an article. Costs one search where there are none.
  explicit IgnoreComments(std::string_view bytes);

  std::uint64_t hold_back(std::vector<LocatedFinding>& found);

  /// What matched nothing, or names no rule; but not what names a rule about all articles, whose
  /// findings are yet to come. `article` is what the origin says.
  [[nodiscard]] std::vector<UnusedAcceptance> unused(std::string_view article) const;

 private:
  struct Comment {
    std::uint64_t line;
    std::string_view rule;
    bool used = false;
  };
  std::vector<Comment> comments_;  // by line
};

}  // namespace locseg::check
