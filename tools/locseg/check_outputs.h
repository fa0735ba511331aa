// Where findings go: one report or several.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "command.h"
#include "locseg/check.h"
#include "locseg/output.h"
#include "locseg/report.h"

namespace locseg::cli {

// A report and its file; `-` is standard output.
struct OutputPlace {
  const FindingFormat* format = nullptr;
  std::string path;
};

// What `--output` and `--format` name: FORMAT=FILE, or FILE in `format`, else by its ending, else
// in `fallback`. Fails for formats that are not known, and if two reports have one place.
[[nodiscard]] Result<std::vector<OutputPlace>> output_places(const std::vector<std::string>& given,
                                                             const std::string& format,
                                                             const std::string& fallback);

// How findings are shown.
struct OutputLook {
  bool statistics = false;       // text and concise: only the counts
  std::size_t max_findings = 0;  // 0: all
  std::span<const RuleDescription* const> rules;
};

// Hands findings to every report. Files appear at the end, all that were written.
class CheckOutputs : public FindingSink {
 public:
  // Fails if a place is one of `inputs`.
  [[nodiscard]] static Result<CheckOutputs> open(const std::vector<OutputPlace>& places,
                                                 const InputFiles& inputs, const OutputLook& look,
                                                 const CommonOptions& common);

  Result<void> put(const ArticleFindings& findings) override;
  // Ends the reports and makes the files appear.
  [[nodiscard]] Result<void> finish(const CheckCounts& counts);
  // What reports left out, to be said.
  [[nodiscard]] std::vector<std::string> omitted(const CheckCounts& counts) const;

 private:
  struct Output {
    std::unique_ptr<OutputFile> file;
    std::unique_ptr<FindingReport> report;
  };

  std::vector<Output> outputs_;
  std::size_t max_findings_ = 0;
  std::size_t shown_ = 0;
};

}  // namespace locseg::cli
