/// Findings that were accepted outside the articles: in a baseline, in the configuration.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
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

/// Acceptances of what rules about all articles find. Such a finding is about several segments, and
/// which of them it is at depends on the articles that are read: it is held back if all of them are
/// accepted, in whatever article, so that what is accepted of a tree is accepted of a part of it.
class AcceptedVariants {
 public:
  /// `accepted` must outlive this.
  explicit AcceptedVariants(std::span<const Acceptance> accepted);

  /// Takes those findings out of `found`; how many.
  std::uint64_t hold_back(std::vector<LocatedFinding>& found);

  /// Whether every article that these acceptances name is among those with acceptances that were
  /// read: if not, what they accept may be elsewhere.
  [[nodiscard]] bool is_whole(
      const std::unordered_map<std::string, ArticleAcceptances>& read) const;

  /// Says in `uses` which were used, and takes all of these out unless the run is `whole`.
  void settle(std::vector<ArticleAcceptances::Use>& uses, bool whole) const;

 private:
  bool use(std::string_view rule, const Hash128& key);

  std::map<std::pair<std::string_view, Hash128>, std::vector<const Acceptance*>> by_key_;
  std::set<std::string_view> articles_;
  std::set<const Acceptance*> used_;
};

/// Those of `uses` that say where they come from and accept more than they held back, though their
/// rule looked at the article.
[[nodiscard]] std::vector<UnusedAcceptance> unused_of(
    std::span<const ArticleAcceptances::Use> uses);

}  // namespace locseg::check
