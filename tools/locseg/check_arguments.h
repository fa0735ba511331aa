// The options of locseg check.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "argument_table.h"
#include "check/engine/check_settings.h"
#include "check_outputs.h"
#include "config/config.h"
#include "empty_run.h"
#include "tree_arguments.h"

namespace locseg::cli {

struct CheckArguments {
  TreeArguments tree;
  std::vector<std::string> outputs;
  std::string format;
  bool statistics = false;
  std::size_t max_findings = 0;
  std::string fail_on;
  std::vector<std::string> select;
  std::vector<std::string> ignore;
  std::string baseline;
  std::string write_baseline;
  bool update_baseline = false;
  bool prune_baseline = false;
  std::string since;
  std::string glossary;
  bool fix = false;
  bool unsafe_fixes = false;
  bool diff = false;
  EmptyRun empty;
  bool list = false;
  std::string explain;
  bool test_rules = false;
  bool watch = false;

  void declare(ArgumentTable& table);
  // Adds --select, --ignore.
  void declare_selection(ArgumentTable& table);
  // Adds --glossary, of which a command may say more.
  Argument& declare_glossary(ArgumentTable& table);
  // What the configuration says, and over it what these do. Files and the revision that they name
  // are read.
  [[nodiscard]] Result<CheckSettings> settle(const Config& config) const;
  // The same without a format, which need not be declared.
  [[nodiscard]] Result<CheckSettings> settle_rules(const Config& config) const;
  // What is read, which no report may replace. A baseline that is written is none of it.
  [[nodiscard]] InputFiles inputs(const Config& config, const CheckSettings& settings) const;
  // By `--format`, else by the ending of a FILE, else by the configuration, else text.
  [[nodiscard]] Result<std::vector<OutputPlace>> places() const;

 private:
  void declare_reports(ArgumentTable& table);
  void declare_baselines(ArgumentTable& table);
  // What is read from files.
  [[nodiscard]] Result<void> load(CheckSettings& settings) const;
  [[nodiscard]] Result<void> load_baseline(CheckSettings& settings) const;

  Argument* format_ = nullptr;
};

}  // namespace locseg::cli
