// A run over many articles. In parallel, each article on its own: rules, places, what holds
// findings back, repairs. In order: counts and the sink. At the end the rules about all articles
// look at what every segment left behind (hashes, no texts), and the articles that they find fault
// with are read again for their texts.
#include <algorithm>
#include <utility>

#include "article/syntax.h"
#include "base/try.h"
#include "check/engine/corpus.h"
#include "check/engine/locate.h"
#include "check/engine/runner.h"
#include "check/engine/selection.h"
#include "check/engine/suppression.h"
#include "check/facts/term_index.h"
#include "check/rules/registry.h"
#include "locseg/check.h"

namespace locseg {
namespace check {
namespace {

// What the parallel step leaves for the ordered one.
struct Outcome {
  std::string source_lang;
  std::string target_lang;
  std::vector<Finding> findings;
  std::vector<CorpusEntry> entries;
  std::vector<UnusedAcceptance> unused;
  std::uint64_t segments = 0;
  std::uint64_t accepted = 0;
  std::string before;  // the bytes that repairs changed
  std::uint64_t repairs = 0;
};

class TreeCheck {
 public:
  TreeCheck(const CheckOptions& options, Selection selection, FindingSink& sink)
      : options_(&options),
        selection_(std::move(selection)),
        acceptances_(options.accepted),
        terms_(options.glossary, options.languages.source),
        sink_(&sink) {
    counts_.by_rule.resize(rules().size());
  }

  // On any thread.
  void work(TreeArticle& tree) {
    Outcome outcome;
    tree.parse();
    outcome.source_lang = options_->languages.source;
    outcome.target_lang = options_->languages.target.empty()
                              ? tree.article.front_matter().target_lang
                              : options_->languages.target;
    const Plan& plan = selection_.plan(tree.name, outcome.target_lang);
    std::vector<LocatedFinding> placed = look(tree, plan, outcome);
    if (options_->fixed) repair(tree, plan, outcome, placed);
    for (LocatedFinding& each : placed) outcome.findings.push_back(std::move(each.finding));
    tree.result<Outcome>() = std::move(outcome);
  }

  // In order.
  Result<void> deliver(TreeArticle& tree) {
    Outcome outcome = std::move(tree.result<Outcome>());
    if (!outcome.before.empty()) {
      LOCSEG_TRY(
          options_->fixed({tree.path, tree.name, outcome.before, tree.bytes, outcome.repairs}));
    }
    ++counts_.articles;
    counts_.segments += outcome.segments;
    counts_.accepted += outcome.accepted;
    std::ranges::move(outcome.unused, std::back_inserter(counts_.unused));
    if (!outcome.entries.empty()) {
      corpus_.add({tree.path, tree.name, tree.path == "-" ? tree.bytes : std::string(),
                   outcome.source_lang, outcome.target_lang},
                  std::move(outcome.entries));
    }
    return put(tree.name, outcome.source_lang, outcome.target_lang, outcome.findings);
  }

  Result<CheckCounts> finish() {
    for (std::size_t i = 0; i < rules().size(); ++i) {
      if (!std::holds_alternative<CorpusCheck>(rules()[i]->check)) continue;
      const Result<void> done =
          corpus_.check(static_cast<std::uint16_t>(i), selection_,
                        [&](const CorpusArticle& article, std::vector<LocatedFinding> placed) {
                          return put_late(article, std::move(placed));
                        });
      LOCSEG_TRY(done);
    }
    if (options_->known.empty())
      std::ranges::move(acceptances_.unused(), std::back_inserter(counts_.unused));
    return std::move(counts_);
  }

 private:
  // Everything that is wrong with the article as its bytes stand, less what is held back.
  std::vector<LocatedFinding> look(TreeArticle& tree, const Plan& plan, Outcome& outcome) {
    const Context context{.article = tree.name,
                          .source_lang = outcome.source_lang,
                          .target_lang = outcome.target_lang,
                          .translation_type = tree.article.front_matter().translation_type,
                          .thresholds = &options_->thresholds,
                          .syntax = article::syntax_of(tree.article.kind()),
                          .terms = terms_.of(outcome.target_lang)};
    ArticleFaults faults = check_article(plan.set, tree.article, context, options_->known);
    std::vector<LocatedFinding> placed =
        locate_faults(tree.article, tree.name, plan, std::move(faults.faults));
    IgnoreComments comments(tree.bytes);
    outcome.accepted = comments.hold_back(placed);
    acceptances_.begin(tree.name, plan);
    outcome.accepted += acceptances_.hold_back(tree.name, placed);
    outcome.unused = comments.unused(tree.name);
    outcome.entries = std::move(faults.entries);
    outcome.segments = faults.segments;
    return placed;
  }

  // Carries out repairs until none is left: one may uncover another, or stand in its way.
  void repair(TreeArticle& tree, const Plan& plan, Outcome& outcome,
              std::vector<LocatedFinding>& placed) {
    constexpr int kRounds = 8;
    const std::size_t found = placed.size();
    for (int round = 0; round < kRounds; ++round) {
      std::vector<Edit> edits = disjoint_edits(placed);
      if (edits.empty()) break;
      Result<std::string> repaired = apply_edits(tree.bytes, edits);
      if (!repaired || *repaired == tree.bytes) break;
      if (outcome.before.empty()) outcome.before = tree.bytes;
      tree.bytes = std::move(*repaired);
      tree.parse();
      placed = look(tree, plan, outcome);
    }
    outcome.repairs = found - std::min(found, placed.size());
  }

  static std::vector<Edit> disjoint_edits(const std::vector<LocatedFinding>& placed) {
    std::vector<const LocatedFinding*> fixable;
    for (const LocatedFinding& each : placed)
      if (!each.edits.empty()) fixable.push_back(&each);
    std::ranges::stable_sort(fixable, {},
                             [](const LocatedFinding* each) { return each->edits[0].span.begin; });
    std::vector<Edit> out;
    for (const LocatedFinding* each : fixable) {
      // A repair is done whole or, in this round, not at all.
      if (!out.empty() && each->edits[0].span.begin < out.back().span.end) continue;
      if (!out.empty() && each->edits[0] == out.back()) continue;
      std::ranges::copy(each->edits, std::back_inserter(out));
    }
    return out;
  }

  Result<void> put(std::string_view name, std::string_view source_lang,
                   std::string_view target_lang, std::span<const Finding> findings) {
    for (const Finding& finding : findings) {
      ++counts_.by_rule[rule_index(finding.rule->id)];
      ++counts_.by_severity[static_cast<std::size_t>(finding.severity)];
    }
    return sink_->put({name, source_lang, target_lang, findings});
  }

  // What a rule about all articles found in one of them.
  Result<void> put_late(const CorpusArticle& article, std::vector<LocatedFinding> placed) {
    counts_.accepted += acceptances_.hold_back(article.name, placed);
    std::vector<Finding> findings;
    for (LocatedFinding& each : placed) findings.push_back(std::move(each.finding));
    if (findings.empty()) return {};
    return put(article.name, article.source_lang, article.target_lang, findings);
  }

  const CheckOptions* options_;
  Selection selection_;
  Acceptances acceptances_;
  Terms terms_;
  FindingSink* sink_;
  CheckCounts counts_;
  Corpus corpus_;
};

}  // namespace
}  // namespace check

Result<CheckCounts> check_tree(std::span<const std::string> paths, const TreeOptions& tree,
                               const CheckOptions& options, FindingSink& sink) {
  Result<check::Selection> selection = check::Selection::build(options);
  LOCSEG_TRY(selection);
  check::TreeCheck run(options, std::move(*selection), sink);
  const Result<void> done = read_tree(
      paths, tree, [&](TreeArticle& article) { run.work(article); },
      [&](TreeArticle& article) { return run.deliver(article); });
  LOCSEG_TRY(done);
  return run.finish();
}

}  // namespace locseg
