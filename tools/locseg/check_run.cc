#include "check_run.h"

#include "base/try.h"
#include "terminal.h"
#include "workflow/check_paths.h"

namespace locseg::cli {
namespace {

// Counts articles for the progress on their way to the report.
class Meter : public FindingSink {
 public:
  Meter(FindingSink& next, Progress& progress) : next_(&next), progress_(&progress) {}
  // What rules about all articles find comes after the articles, and counts no more.
  Result<void> put(const ArticleFindings& findings) override {
    progress_->step(0);
    return next_->put(findings);
  }

 private:
  FindingSink* next_;
  Progress* progress_;
};

}  // namespace

Result<CheckCounts> run_check(const TreeArguments& tree, const CommonOptions& common,
                              const CheckOptions& checks, FindingSink& sink) {
  const TreeOptions options = tree.options(common);
  Progress progress(common);
  if (progress.shows()) {
    const auto total = count_articles(tree.paths, options);
    LOCSEG_TRY(total);
    progress.expect(*total);
  }
  Meter meter(sink, progress);
  auto counts = check_paths(tree.unit_paths(), options, checks, meter);
  progress.clear();
  LOCSEG_TRY(counts);
  if (!common.quiet) {
    for (const std::string& note : counts->notes) say("note: " + note);
  }
  return counts;
}

Result<void> require_segments(const CheckCounts& counts, const EmptyRun& empty,
                              const CommonOptions& common) {
  const std::string nothing = nothing_met(counts);
  if (nothing.empty()) return {};
  LOCSEG_TRY(empty.refuse(nothing));
  if (!common.quiet) say(nothing);
  return {};
}

void say_unused(const CheckCounts& counts, const CommonOptions& common) {
  if (common.quiet) return;
  for (const UnusedAcceptance& unused : counts.unused) {
    say("unused: " + unused.origin + ": " + unused.message);
  }
}

}  // namespace locseg::cli
