/// Findings that a comment in the article holds back.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "check/engine/locate.h"
#include "locseg/check.h"

namespace locseg::check {

/// How a file holds comments.
enum class CommentStyle : std::uint8_t {
  kArticle,  ///< `<!-- locseg-ignore RULE,.. -->`
  kUnits,    ///< so, and as a line of PO: `# locseg-ignore RULE,..`
};

/// `<!-- locseg-ignore RULE,.. -->`: findings of those rules or groups in segments that share the
/// comment's line, or on that line, are not reported.
class IgnoreComments {
 public:
  /// Finds the comments of an article, whose bytes must outlive this. Costs one search if there are
  /// none.
  explicit IgnoreComments(std::string_view bytes, CommentStyle style = CommentStyle::kArticle);

  [[nodiscard]] bool empty() const { return comments_.empty(); }

  /// Takes ignored findings out of `found`; how many.
  std::uint64_t hold_back(std::vector<LocatedFinding>& found);

  /// What matched nothing, or names no rule; but not what names a rule about all articles, whose
  /// findings are yet to come. `article` is what the origin says; `team` may be null.
  [[nodiscard]] std::vector<UnusedAcceptance> unused(std::string_view article,
                                                     const TeamRules* team) const;

 private:
  struct Comment {
    std::uint64_t line;
    std::string_view rule;
    bool used = false;
  };
  std::vector<Comment> comments_;  // by line
};

}  // namespace locseg::check
