// Matching findings against acceptances: by article, rule and key, so many times.
#include "check/engine/acceptances.h"

#include <algorithm>
#include <functional>

#include "base/printable.h"
#include "check/rules/registry.h"

namespace locseg::check {
namespace {

bool runs(const Plan& plan, std::string_view rule) {
  const std::size_t index = rule_index(rule);
  for (const auto* some :
       {&plan.set.segment, &plan.set.catalog, &plan.set.article, &plan.set.corpus}) {
    if (std::ranges::find(*some, index) != some->end()) return true;
  }
  return false;
}

}  // namespace

ArticleAcceptances::ArticleAcceptances(std::span<const Acceptance* const> acceptances) {
  for (const Acceptance* each : acceptances) {
    by_key_.emplace(Key{each->rule, each->key}, uses_.size());
    uses_.push_back({each});
  }
}

void ArticleAcceptances::set_plan(const Plan& plan) {
  for (Use& use : uses_) use.ran = runs(plan, use.acceptance->rule);
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

std::vector<UnusedAcceptance> unused_of(std::vector<ArticleAcceptances::Use> uses) {
  std::ranges::sort(uses, std::ranges::less(), &ArticleAcceptances::Use::acceptance);
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
