/// Findings by where a report says they are.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "locseg/check.h"
#include "locseg/result.h"
#include "tree/article_names.h"

namespace locseg::check {

/// What says which finding is meant: its id, or an article and a position.
struct FindingPlace {
  std::string id;     ///< the first digits of a fingerprint; empty: the rest says where
  std::string path;   ///< as it was written
  std::string name;   ///< of the article
  Position position;  ///< column 0: anywhere in the line
};

/// Reads an id of `kShortIdDigits` digits or more, `PATH:LINE` or `PATH:LINE:COLUMN`, also with the
/// colon behind it that reports print. Nothing if `text` is none of them.
[[nodiscard]] std::optional<FindingPlace> parse_finding_place(std::string_view text,
                                                              const ArticleNames& names);

/// Collects the findings at some places.
class FindingsAtPlaces final : public FindingSink {
 public:
  /// Findings of `rules` alone, or of all if it is empty. Both must outlive this.
  FindingsAtPlaces(std::span<const FindingPlace> places, std::span<const std::string> rules)
      : places_(places), rules_(rules), found_(places.size()) {}

  [[nodiscard]] Result<void> put(const ArticleFindings& article) override;

  /// What accepts the findings at the place with this index: one for each article, rule and
  /// segment, in this order.
  [[nodiscard]] std::vector<Acceptance> acceptances(std::size_t place) const;

 private:
  struct Found {
    std::string article;
    std::string rule;
    Hash128 key;
    friend auto operator<=>(const Found&, const Found&) = default;
  };

  [[nodiscard]] bool is_at(const FindingPlace& place, std::string_view article,
                           const Finding& finding) const;

  std::span<const FindingPlace> places_;
  std::span<const std::string> rules_;
  std::vector<std::map<Found, std::uint64_t>> found_;  // how many, by place
};

}  // namespace locseg::check
