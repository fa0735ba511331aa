// In parallel, each article on its own: the article checker, and repairs. In order: counts and the
// sink. At the end the rules about all articles look at what every segment kept, and the articles
// and files in which they find faults are read again for their texts.
#include "check/engine/whole_run.h"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <utility>

#include "base/ordered_pipeline.h"
#include "base/printable.h"
#include "base/try.h"
#include "base/words.h"
#include "check/rules/registry.h"

namespace locseg::check {
namespace {

std::vector<Finding> findings_of(std::vector<LocatedFinding> located) {
  std::vector<Finding> out;
  out.reserve(located.size());
  for (LocatedFinding& each : located) out.push_back(std::move(each.finding));
  return out;
}

}  // namespace

std::string WholeRun::Orphans::note() const {
  std::string note = base::printable(first);
  if (count > 1) note += " and " + base::grouped(count - 1) + " more";
  note += count == 1 ? " has" : " have";
  return note + " no source article; expected " + base::quoted(source) +
         (count == 1 ? "" : " for the first");
}

WholeRun::WholeRun(const CheckOptions& options, Selection selection, FindingSink& sink)
    : options_(&options),
      checker_(options, std::move(selection)),
      sink_(&sink),
      variants_(options.accepted) {
  for (const RuleDescription* rule : rules_with(options.team.get())) {
    places_.emplace(rule, places_.size());
  }
  counts_.by_rule.resize(places_.size());
}

Result<void> WholeRun::read_articles(std::span<const std::string> paths, const TreeOptions& tree) {
  named_.insert(paths.begin(), paths.end());
  threads_ = base::thread_count(tree.threads);
  return read_tree(
      paths, tree, [&](TreeArticle& article) { work(article); },
      [&](TreeArticle& article) { return deliver(article); });
}

// What a link leads to is another article of the run, or none of it: who wants it repaired names
// it.
bool WholeRun::may_repair(const std::string& path) const {
  std::error_code unknown;
  return named_.contains(path) || !std::filesystem::is_symlink(path, unknown);
}

// On any thread.
void WholeRun::work(TreeArticle& tree) const {
  tree.parse();
  Repaired outcome{checker_.check(tree.article, tree.name, tree.path), {}, 0};
  if (options_->on_fix && may_repair(tree.path)) {
    outcome = repair(checker_, options_->unsafe_fixes, std::move(outcome.checked), tree);
  }
  tree.result<Repaired>() = std::move(outcome);
}

// In order.
Result<void> WholeRun::deliver(TreeArticle& tree) {
  // Rules may have been stopped on the way: nothing that they say counts, least of all repairs.
  if (is_tree_interrupted()) return failure(ErrorCode::kInterrupted, "interrupted");
  Repaired outcome = std::move(tree.result<Repaired>());
  CheckedArticle& checked = outcome.checked;
  if (!outcome.before.empty()) {
    LOCSEG_TRY(
        options_->on_fix({tree.path, tree.name, outcome.before, tree.bytes, outcome.repairs}));
  }
  ++counts_.articles;
  note_orphan(tree);
  LOCSEG_TRY(deliver(tree.name, checked));
  CorpusArticle article;
  article.path = tree.path;
  article.name = tree.name;
  if (tree.path == "-") article.bytes = tree.bytes;
  article.reading = tree.reading;
  corpus_.add(std::move(article), checked);
  return {};
}

void WholeRun::note_orphan(const TreeArticle& tree) {
  const auto orphaned =
      std::ranges::find(tree.article.problems(), ProblemKind::kOrphanedArticle, &Problem::kind);
  if (orphaned == tree.article.problems().end()) return;
  if (orphans_.count++ != 0) return;
  orphans_.first = tree.name;
  orphans_.source = orphaned->id;
}

Result<void> WholeRun::deliver(const std::string& name, CheckedArticle& checked) {
  brake(name, checked);
  counts_.segments += checked.segments;
  counts_.skipped += checked.skipped;
  counts_.accepted += checked.accepted;
  if (checked.found_language) notes_.add(name, *checked.found_language);
  std::ranges::move(checked.unused, std::back_inserter(counts_.unused));
  if (!checked.acceptances.empty()) acceptances_[name] = std::move(checked.acceptances);
  const std::vector<Finding> findings = findings_of(std::move(checked.findings));
  return put({name, checked.source_lang, checked.target_lang, findings});
}

Result<void> WholeRun::put_units(const std::string& name, CheckedUnits checked,
                                 const UnitOpener& open) {
  if (is_tree_interrupted()) return failure(ErrorCode::kInterrupted, "interrupted");
  ++counts_.articles;
  counts_.untranslated += checked.untranslated;
  for (CheckedArticle& each : checked.articles) {
    LOCSEG_TRY(deliver(name, each));
    CorpusArticle article;
    article.name = name;
    article.open = open;
    corpus_.add(std::move(article), each);
  }
  return {};
}

// A thread may have been ahead: what a resting rule says of later articles is left out.
void WholeRun::brake(const std::string& name, CheckedArticle& checked) {
  if (!options_->team) return;
  TeamBrake& brake = checker_.selection().brake();
  const std::size_t ours = rules().size();
  std::erase_if(checked.findings, [&](const LocatedFinding& each) {
    const std::size_t place = places_.at(each.finding.rule);
    return place >= ours && brake.rests(place - ours);
  });
  for (const auto& [rule, segments] : checked.given_up) {
    if (!brake.add(rule, segments)) continue;
    brake_notes_.push_back("the pattern of the rule '" + options_->team->rules()[rule].id +
                           "' takes too long again and again; the rule is not run after " +
                           base::printable(name));
  }
}

Result<CheckCounts> WholeRun::finish() {
  const CorpusRun::Take take = [&](const CorpusArticle& article,
                                   std::vector<LocatedFinding> found) {
    return put_late(article, std::move(found));
  };
  LOCSEG_TRY(corpus_.check({checker_.selection(), threads_, take}));
  if (is_tree_interrupted()) return failure(ErrorCode::kInterrupted, "interrupted");
  if (options_->skip_segments.empty()) {
    std::vector<ArticleAcceptances::Use> uses;
    for (const auto& [name, acceptances] : acceptances_) {
      std::ranges::copy(acceptances.uses(), std::back_inserter(uses));
    }
    settle(std::move(uses));
  }
  counts_.notes = notes_.notes();
  std::ranges::move(brake_notes_, std::back_inserter(counts_.notes));
  if (orphans_.count != 0) counts_.notes.push_back(orphans_.note());
  return std::move(counts_);
}

void WholeRun::settle(std::vector<ArticleAcceptances::Use> uses) {
  variants_.settle(uses, variants_.is_whole(acceptances_));
  std::ranges::sort(uses, std::ranges::less(), &ArticleAcceptances::Use::acceptance);
  std::ranges::move(unused_of(uses), std::back_inserter(counts_.unused));
  for (const ArticleAcceptances::Use& use : uses) {
    if (!use.ran) continue;
    const auto index = static_cast<std::size_t>(use.acceptance - options_->accepted.data());
    counts_.uses.push_back({index, use.held});
  }
}

Result<void> WholeRun::put(const ArticleFindings& article) {
  for (const Finding& finding : article.findings) {
    ++counts_.by_rule[places_.at(finding.rule)];
    ++counts_.by_severity[static_cast<std::size_t>(finding.severity)];
  }
  return sink_->put(article);
}

// What a rule about all articles found in one of them.
Result<void> WholeRun::put_late(const CorpusArticle& article, std::vector<LocatedFinding> found) {
  counts_.accepted += variants_.hold_back(found);
  if (const auto at = acceptances_.find(article.name); at != acceptances_.end()) {
    counts_.accepted += at->second.hold_back(found);
  }
  const std::vector<Finding> findings = findings_of(std::move(found));
  if (findings.empty()) return {};
  return put({article.name, article.source_lang, article.target_lang, findings});
}

}  // namespace locseg::check
