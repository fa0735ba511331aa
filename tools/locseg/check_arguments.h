// The options of locseg check.
#pragma once

#include <string>
#include <vector>

#include "argument_table.h"
#include "check/engine/check_settings.h"
#include "config/config.h"
#include "locseg/report.h"
#include "tree_arguments.h"

namespace locseg::cli {

// The form of --list that findings do not have.
inline constexpr std::string_view kRulesPage = "markdown";

struct CheckArguments {
  TreeArguments tree;
  std::string out;
  std::string format;
  std::string fail_on;
  std::vector<std::string> select;
  std::vector<std::string> ignore;
  std::string baseline;
  std::string write_baseline;
  std::string since;
  std::string glossary;
  bool fix = false;
  bool unsafe_fixes = false;
  bool diff = false;
  bool allow_empty = false;
  bool list = false;
  std::string explain;

  void declare(ArgumentTable& table);
  // By `--format`, else by the ending of OUT, else by the configuration, else text.
  [[nodiscard]] const FindingFormat& finding_format() const;
  // What the configuration says, and over it what these do. The glossary, the baseline and the
  // revision that they name are read.
  [[nodiscard]] Result<CheckSettings> settle(const Config& config);

 private:
  [[nodiscard]] Result<void> settle_finding_format(const Config& config);
  void declare_rules(ArgumentTable& table);
  // What is read from files.
  [[nodiscard]] Result<void> load(CheckSettings& settings) const;

  Argument* format_ = nullptr;
};

}  // namespace locseg::cli
