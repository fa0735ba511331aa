// A run over many articles. In parallel, each article on its own: the article checker, and repairs.
// In order: counts and the sink. At the end the rules about all articles look at what every segment
// kept (hashes, no texts), and the articles in which they find faults are read again for
// their texts.
#include <algorithm>
#include <functional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/try.h"
#include "check/engine/article_checker.h"
#include "check/engine/corpus.h"
#include "check/engine/repair.h"
#include "check/rules/registry.h"
#include "locseg/check.h"

namespace locseg {
namespace check {
namespace {

class TreeCheck {
 public:
  TreeCheck(const CheckOptions& options, Selection selection, FindingSink& sink)
      : options_(&options),
        checker_(options, std::move(selection)),
        sink_(&sink),
        variants_(options.accepted) {
    for (const RuleDescription* rule : rules_with(options.team.get())) {
      places_.emplace(rule, places_.size());
    }
    counts_.by_rule.resize(places_.size());
  }

  // On any thread.
  void work(TreeArticle& tree) const {
    tree.parse();
    Repaired outcome{checker_.check(tree.article, tree.name, tree.path), {}, 0};
    if (options_->on_fix) {
      outcome = repair(checker_, options_->unsafe_fixes, std::move(outcome.checked), tree);
    }
    tree.result<Repaired>() = std::move(outcome);
  }

  // In order.
  Result<void> deliver(TreeArticle& tree) {
    // Rules may have been stopped on the way: nothing that they say counts, least of all repairs.
    if (is_tree_interrupted()) return failure(ErrorCode::kInterrupted, "interrupted");
    Repaired outcome = std::move(tree.result<Repaired>());
    CheckedArticle& checked = outcome.checked;
    if (!outcome.before.empty()) {
      LOCSEG_TRY(
          options_->on_fix({tree.path, tree.name, outcome.before, tree.bytes, outcome.repairs}));
    }
    ++counts_.articles;
    counts_.segments += checked.segments;
    counts_.skipped += checked.skipped;
    counts_.accepted += checked.accepted;
    if (checked.found_language) notes_.add(tree.name, *checked.found_language);
    std::ranges::move(checked.unused, std::back_inserter(counts_.unused));
    if (!checked.acceptances.empty()) acceptances_[tree.name] = std::move(checked.acceptances);
    const std::vector<Finding> findings = findings_of(std::move(checked.findings));
    LOCSEG_TRY(put({tree.name, checked.source_lang, checked.target_lang, findings}));
    if (!checked.entries.empty()) {
      corpus_.add({.path = tree.path,
                   .name = tree.name,
                   .bytes = tree.path == "-" ? tree.bytes : std::string(),
                   .source_lang = std::move(checked.source_lang),
                   .target_lang = std::move(checked.target_lang),
                   .reading = tree.reading},
                  std::move(checked.entries));
    }
    return {};
  }

  Result<CheckCounts> finish() {
    LOCSEG_TRY(corpus_.check(checker_.selection(),
                             [&](const CorpusArticle& article, std::vector<LocatedFinding> found) {
                               return put_late(article, std::move(found));
                             }));
    if (is_tree_interrupted()) return failure(ErrorCode::kInterrupted, "interrupted");
    if (options_->skip_segments.empty()) {
      std::vector<ArticleAcceptances::Use> uses;
      for (const auto& [name, acceptances] : acceptances_) {
        std::ranges::copy(acceptances.uses(), std::back_inserter(uses));
      }
      settle(std::move(uses));
    }
    counts_.notes = notes_.notes();
    return std::move(counts_);
  }

 private:
  void settle(std::vector<ArticleAcceptances::Use> uses) {
    variants_.settle(uses, variants_.is_whole(acceptances_));
    std::ranges::sort(uses, std::ranges::less(), &ArticleAcceptances::Use::acceptance);
    std::ranges::move(unused_of(uses), std::back_inserter(counts_.unused));
    for (const ArticleAcceptances::Use& use : uses) {
      if (!use.ran) continue;
      const auto index = static_cast<std::size_t>(use.acceptance - options_->accepted.data());
      counts_.uses.push_back({index, use.held});
    }
  }

  static std::vector<Finding> findings_of(std::vector<LocatedFinding> located) {
    std::vector<Finding> out;
    out.reserve(located.size());
    for (LocatedFinding& each : located) out.push_back(std::move(each.finding));
    return out;
  }

  Result<void> put(const ArticleFindings& article) {
    for (const Finding& finding : article.findings) {
      ++counts_.by_rule[places_.at(finding.rule)];
      ++counts_.by_severity[static_cast<std::size_t>(finding.severity)];
    }
    return sink_->put(article);
  }

  // What a rule about all articles found in one of them.
  Result<void> put_late(const CorpusArticle& article, std::vector<LocatedFinding> found) {
    counts_.accepted += variants_.hold_back(found);
    if (const auto at = acceptances_.find(article.name); at != acceptances_.end()) {
      counts_.accepted += at->second.hold_back(found);
    }
    const std::vector<Finding> findings = findings_of(std::move(found));
    if (findings.empty()) return {};
    return put({article.name, article.source_lang, article.target_lang, findings});
  }

  const CheckOptions* options_;
  ArticleChecker checker_;
  FindingSink* sink_;
  CheckCounts counts_;
  Corpus corpus_;
  LanguageNotes notes_;
  std::unordered_map<std::string, ArticleAcceptances> acceptances_;  // by article, if it has any
  AcceptedVariants variants_;
  std::unordered_map<const RuleDescription*, std::size_t> places_;  // in `by_rule`
};

}  // namespace
}  // namespace check

Result<CheckCounts> check_tree(std::span<const std::string> paths, const TreeOptions& tree,
                               const CheckOptions& options, FindingSink& sink) {
  Result<check::Selection> selection = check::Selection::build(options);
  LOCSEG_TRY(selection);
  check::TreeCheck run(options, std::move(*selection), sink);
  LOCSEG_TRY(read_tree(
      paths, tree, [&](TreeArticle& article) { run.work(article); },
      [&](TreeArticle& article) { return run.deliver(article); }));
  return run.finish();
}

}  // namespace locseg
