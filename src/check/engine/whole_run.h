/// A run over many articles and files of units.
#pragma once

#include <memory>
#include <set>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "check/engine/article_checker.h"
#include "check/engine/corpus.h"
#include "check/engine/repair.h"
#include "check/engine/unit_check.h"
#include "locseg/check.h"

namespace locseg::check {

/// Counts, hands findings to a sink, and keeps what the rules about all articles and files want to
/// see: hashes, no texts.
class WholeRun {
 public:
  /// All must outlive this but `selection`.
  WholeRun(const CheckOptions& options, Selection selection, FindingSink& sink);

  [[nodiscard]] const ArticleChecker& checker() const { return checker_; }

  /// Checks the articles below `paths`, and repairs them if the options want that.
  [[nodiscard]] Result<void> read_articles(std::span<const std::string> paths,
                                           const TreeOptions& tree);

  /// Takes what became of a file of units, or of an article in a store. `open` reads it again.
  /// kInterrupted if the user stopped the process.
  [[nodiscard]] Result<void> put_units(const std::string& name, CheckedUnits checked,
                                       const UnitOpener& open);

  /// Runs the rules about all, over what was read; to be called once, at the end.
  [[nodiscard]] Result<CheckCounts> finish();

 private:
  // Translations whose source articles are not there.
  struct Orphans {
    std::uint64_t count = 0;
    std::string first;
    std::string source;  // of the first

    [[nodiscard]] std::string note() const;
  };

  void work(TreeArticle& tree) const;
  [[nodiscard]] bool may_repair(const std::string& path) const;
  [[nodiscard]] Result<void> deliver(TreeArticle& tree);
  [[nodiscard]] Result<void> deliver(const std::string& name, CheckedArticle& checked);
  void note_orphan(const TreeArticle& tree);
  void brake(const std::string& name, CheckedArticle& checked);
  void settle(std::vector<ArticleAcceptances::Use> uses);
  [[nodiscard]] Result<void> put(const ArticleFindings& article);
  [[nodiscard]] Result<void> put_late(const CorpusArticle& article,
                                      std::vector<LocatedFinding> found);

  const CheckOptions* options_;
  ArticleChecker checker_;
  FindingSink* sink_;
  std::set<std::string> named_;  // paths that the user named
  unsigned threads_ = 1;         // that read articles
  CheckCounts counts_;
  Corpus corpus_;
  LanguageNotes notes_;
  Orphans orphans_;
  std::vector<std::string> brake_notes_;
  std::unordered_map<std::string, ArticleAcceptances> acceptances_;  // by article, if it has any
  AcceptedVariants variants_;
  std::unordered_map<const RuleDescription*, std::size_t> places_;  // in `by_rule`
};

}  // namespace locseg::check
