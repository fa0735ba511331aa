/// Findings that were accepted outside the articles: in a baseline, in the configuration.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "check/engine/locate.h"
#include "locseg/check.h"

namespace locseg::check {

/// The acceptances of one article, and how many findings each has held back so far. Copied for
/// each check of the article; refers to the `Acceptance`s.
class ArticleAcceptances {
 public:
  struct Use {
    const Acceptance* acceptance;
    std::uint64_t held = 0;
    bool ran = false;  ///< its rule looked at the article
  };

  ArticleAcceptances() = default;
  explicit ArticleAcceptances(std::span<const Acceptance* const> acceptances);

  [[nodiscard]] bool empty() const { return uses_.empty(); }
  [[nodiscard]] std::span<const Use> uses() const { return uses_; }

  /// To be called with the plan that the article is checked by.
  void set_plan(const Plan& plan);

  /// Takes accepted findings out of `found`; how many.
  std::uint64_t hold_back(std::vector<LocatedFinding>& found);

 private:
  struct Key {
    std::string_view rule;
    Hash128 key;
    friend auto operator<=>(const Key&, const Key&) = default;
  };

  std::vector<Use> uses_;
  std::multimap<Key, std::size_t> by_key_;  // of what may hold back more, in the order of uses_
};

/// All acceptances, by article. Immutable.
class Acceptances {
 public:
  /// `accepted` must outlive this and what it hands out.
  explicit Acceptances(std::span<const Acceptance> accepted);

  /// Those of the article, nothing held back yet.
  [[nodiscard]] ArticleAcceptances of(std::string_view article) const;

 private:
  std::unordered_map<std::string_view, std::vector<const Acceptance*>> by_article_;
};

/// Those of `uses` that say where they come from and accept more than they held back, though their
/// rule looked at the article; in the order of the acceptances.
[[nodiscard]] std::vector<UnusedAcceptance> unused_of(std::vector<ArticleAcceptances::Use> uses);

}  // namespace locseg::check
