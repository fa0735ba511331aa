// All fixes that are apart from each other are tried together. If the article is not better for
// it, half as many are, until one is left that does harm, which is refused. What succeeded may let
// others succeed, so all are tried again after it; each success leaves fewer findings, so this
// ends.
#include "check/engine/repair.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <set>
#include <utility>
#include <vector>

#include "check/rules/registry.h"
#include "locseg/identity.h"
#include "locseg/span.h"

namespace locseg::check {
namespace {

using Tally = std::vector<std::uint64_t>;  // faults by rule

Tally tally_of(const CheckedArticle& checked) {
  Tally tally(rules().size() + 1);  // the team's rules, which repair nothing, are one
  for (const LocatedFinding& each : checked.findings) {
    tally[rule_index(each.finding.rule->id)] += each.count;
  }
  return tally;
}

std::uint64_t faults_of(const Tally& tally) { return std::reduce(tally.begin(), tally.end()); }

bool is_better(const Tally& after, const Tally& before) {
  for (std::size_t i = 0; i < before.size(); ++i) {
    if (after[i] > before[i]) return false;
  }
  return faults_of(after) < faults_of(before);
}

// The findings to repair together, and how.
struct Attempt {
  std::vector<Edit> edits;
  std::vector<Hash128> fingerprints;
};

class Repair {
 public:
  Repair(const ArticleChecker& checker, bool unsafe, TreeArticle& tree)
      : checker_(&checker), unsafe_(unsafe), tree_(&tree) {}

  Repaired run(CheckedArticle checked) {
    Repaired out{std::move(checked), {}, 0};
    const std::uint64_t found = faults_of(tally_of(out.checked));
    constexpr std::size_t kAll = std::numeric_limits<std::size_t>::max();
    for (std::size_t most = kAll;;) {
      Attempt attempt = next_attempt(out.checked, most);
      if (attempt.edits.empty()) break;
      most = kAll;
      if (succeeds(attempt, out)) {
        refused_.clear();
      } else if (attempt.fingerprints.size() == 1) {
        refused_.insert(attempt.fingerprints.front());
      } else {
        most = attempt.fingerprints.size() / 2;
      }
    }
    out.repairs = found - faults_of(tally_of(out.checked));
    return out;
  }

 private:
  bool is_wanted(const Finding& finding) const {
    return finding.fixable() && (finding.fix.safe || unsafe_) &&
           !refused_.contains(finding.fingerprint);
  }

  // The first `most` findings that can be repaired together.
  [[nodiscard]] Attempt next_attempt(const CheckedArticle& checked, std::size_t most) const {
    std::vector<const Finding*> wanted;
    for (const LocatedFinding& each : checked.findings) {
      if (is_wanted(each.finding)) wanted.push_back(&each.finding);
    }
    std::ranges::stable_sort(wanted, {}, [](const Finding* finding) {
      return finding->fix.edits.front().edit.span.begin;
    });
    Attempt attempt;
    for (const Finding* finding : wanted) {
      if (attempt.fingerprints.size() == most) break;
      // A repair is done whole or, in this attempt, not at all.
      const Span first = finding->fix.edits.front().edit.span;
      if (!attempt.edits.empty() &&
          (first.begin < attempt.edits.back().span.end || first == attempt.edits.back().span)) {
        continue;
      }
      for (const PlacedEdit& it : finding->fix.edits) attempt.edits.push_back(it.edit);
      attempt.fingerprints.push_back(finding->fingerprint);
    }
    return attempt;
  }

  // Carries out `attempt` if that leaves the article better.
  bool succeeds(const Attempt& attempt, Repaired& out) {
    Result<std::string> repaired = apply_edits(tree_->bytes, attempt.edits);
    if (!repaired || *repaired == tree_->bytes) return false;
    const bool has_tags = tree_->article.layout() == Layout::kSpans;
    const std::size_t segments = tree_->article.segments().size();
    std::swap(tree_->bytes, *repaired);
    tree_->parse();
    // Without tags, a repair could unmake a pair, which then has no fault.
    const bool keeps_pairs = has_tags || tree_->article.segments().size() == segments;
    CheckedArticle after = checker_->check(tree_->article, tree_->name);
    if (!keeps_pairs || !is_better(tally_of(after), tally_of(out.checked))) {
      std::swap(tree_->bytes, *repaired);
      tree_->parse();
      return false;
    }
    if (out.before.empty()) out.before = std::move(*repaired);
    out.checked = std::move(after);
    return true;
  }

  const ArticleChecker* checker_;
  bool unsafe_;
  TreeArticle* tree_;
  std::set<Hash128> refused_;  // fingerprints of findings whose repair does harm
};

}  // namespace

Repaired repair(const ArticleChecker& checker, bool unsafe, CheckedArticle checked,
                TreeArticle& tree) {
  return Repair(checker, unsafe, tree).run(std::move(checked));
}

}  // namespace locseg::check
