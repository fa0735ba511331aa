// Matching findings against acceptances: by article, rule and key, so many times.
#include "check/engine/acceptances.h"

#include <algorithm>
#include <functional>

#include "base/printable.h"
#include "check/rules/registry.h"

namespace locseg::check {
ArticleAcceptances::ArticleAcceptances(std::span<const Acceptance* const> acceptances) {
  for (const Acceptance* each : acceptances) {
    by_key_.emplace(Key{each->rule, each->key}, uses_.size());
    uses_.push_back({each});
  }
}

void ArticleAcceptances::set_plan(const Plan& plan) {
  for (Use& use : uses_) use.ran = plan.runs(use.acceptance->rule);
}

std::uint64_t ArticleAcceptances::hold_back(std::vector<LocatedFinding>& found) {
  if (uses_.empty()) return 0;
  return std::erase_if(found, [&](const LocatedFinding& located) {
    // Of equal ones, the first.
    const Key key{located.finding.rule->id, accept_key(located.finding)};
    const auto found = by_key_.lower_bound(key);
    if (found == by_key_.end() || found->first != key) return false;
    Use& use = uses_[found->second];
    if (++use.held >= use.acceptance->count) by_key_.erase(found);
    return true;
  });
}

Acceptances::Acceptances(std::span<const Acceptance> accepted) {
  for (const Acceptance& each : accepted) by_article_[each.article].push_back(&each);
}

ArticleAcceptances Acceptances::of(std::string_view article) const {
  const auto at = by_article_.find(article);
  return at == by_article_.end() ? ArticleAcceptances() : ArticleAcceptances(at->second);
}

AcceptedVariants::AcceptedVariants(std::span<const Acceptance> accepted) {
  for (const Acceptance& each : accepted) {
    const std::size_t rule = rule_index(each.rule);
    if (rule == rules().size() || !std::holds_alternative<CorpusCheck>(rules()[rule]->check)) {
      continue;
    }
    by_key_[{each.rule, each.key}].push_back(&each);
    articles_.insert(each.article);
  }
}

bool AcceptedVariants::use(std::string_view rule, const Hash128& key) {
  const auto at = by_key_.find({rule, key});
  if (at == by_key_.end()) return false;
  used_.insert(at->second.begin(), at->second.end());
  return true;
}

std::uint64_t AcceptedVariants::hold_back(std::vector<LocatedFinding>& found) {
  if (by_key_.empty()) return 0;
  return std::erase_if(found, [&](const LocatedFinding& located) {
    const Finding& finding = located.finding;
    bool all = use(finding.rule->id, accept_key(finding)) && !finding.related.empty();
    for (const RelatedText& related : finding.related) {
      all = use(finding.rule->id, related.hash) && all;
    }
    return all;
  });
}

bool AcceptedVariants::is_whole(
    const std::unordered_map<std::string, ArticleAcceptances>& read) const {
  return std::ranges::all_of(
      articles_, [&](std::string_view article) { return read.contains(std::string(article)); });
}

void AcceptedVariants::settle(std::vector<ArticleAcceptances::Use>& uses, bool whole) const {
  std::erase_if(uses, [&](ArticleAcceptances::Use& use) {
    const Acceptance& each = *use.acceptance;
    if (!by_key_.contains({each.rule, each.key})) return false;
    if (used_.contains(&each)) use.held = each.count;
    return !whole;
  });
}

std::vector<UnusedAcceptance> unused_of(std::span<const ArticleAcceptances::Use> uses) {
  std::vector<UnusedAcceptance> out;
  for (const ArticleAcceptances::Use& use : uses) {
    const Acceptance& each = *use.acceptance;
    if (each.origin.empty() || !use.ran || use.held >= each.count) continue;
    const std::string what = each.rule + " in " + base::printable(each.article);
    out.push_back({each.origin, use.held == 0
                                    ? "accepts " + what + ", which is not found any more"
                                    : "accepts " + std::to_string(each.count) + " of " + what +
                                          ", and found " + std::to_string(use.held)});
  }
  return out;
}

}  // namespace locseg::check
