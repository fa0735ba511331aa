#include "check_baselines.h"

#include "base/disk.h"
#include "base/normal_path.h"
#include "base/try.h"
#include "base/words.h"
#include "check/engine/baseline_update.h"
#include "check_run.h"
#include "locseg/output.h"
#include "terminal.h"

namespace locseg::cli {
namespace {

// Keeps the lines of the baseline that `counts` says hold. Those come last among the acceptances.
BaselineChange keep_lines(const CheckArguments& options, const CheckSettings& settings,
                          const CheckCounts& counts, BaselineWriter& writer) {
  const std::string& root = options.tree.tree.root;
  const auto is_gone = [&](std::string_view article) {
    const bool absolute = article.starts_with('/');
    const auto kind =
        base::file_kind((absolute ? "" : base::as_folder(root)) + std::string(article));
    return kind && *kind == base::FileKind::kMissing;
  };
  return keep_used(settings.options.accepted, settings.baseline_from, counts, is_gone, writer);
}

}  // namespace

Result<int> accept_all(const CheckArguments& options, const CommonOptions& common,
                       const CheckSettings& settings, const InputFiles& inputs) {
  BaselineWriter writer;
  const auto counts = run_check(options.tree, common, settings.options, writer);
  LOCSEG_TRY(counts);
  LOCSEG_TRY(require_segments(*counts, options.empty, common));
  const std::string& path =
      options.write_baseline.empty() ? settings.baseline : options.write_baseline;
  BaselineChange change;
  if (options.update_baseline) {
    change = keep_lines(options, settings, *counts, writer);
  } else {
    say_unused(*counts, common);
  }
  LOCSEG_TRY(write_output(path, writer.text(), inputs));
  if (common.quiet) return kClean;
  std::string said = base::counted(counts->findings(), "finding");
  if (options.update_baseline) {
    said += " added, " + base::counted(change.removed, "line") + " removed";
  }
  say(said + " -> " + path);
  return kClean;
}

Result<void> prune_baseline(const CheckArguments& options, const CommonOptions& common,
                            const CheckSettings& settings, const CheckCounts& counts) {
  BaselineWriter writer;
  const BaselineChange change = keep_lines(options, settings, counts, writer);
  LOCSEG_TRY(write_output(settings.baseline, writer.text()));
  if (!common.quiet) {
    say(base::counted(change.removed, "line") + " removed, " + base::grouped(change.kept) +
        " kept -> " + settings.baseline);
  }
  return {};
}

}  // namespace locseg::cli
