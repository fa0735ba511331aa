// The shape of a subcommand.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "argument_table.h"
#include "locseg/result.h"

namespace locseg::cli {

// Exit statuses of every command.
inline constexpr int kClean = 0;     // nothing to report
inline constexpr int kFindings = 1;  // findings, differences, conflicts
inline constexpr int kFailure = 2;   // failure or misuse
inline constexpr int kInterrupted = 130;

enum class When { kAuto, kAlways, kNever };

// What every command takes.
struct CommonOptions {
  unsigned threads = 0;  // 0: as many as there are processors
  std::string config;
  When color = When::kAuto;
  When progress = When::kAuto;
  bool quiet = false;
};

// Does the work with the options that were parsed; returns an exit status or fails.
using Run = std::function<Result<int>(const CommonOptions&)>;

// An entry of the table in main.cc.
struct Command {
  std::string_view name;
  std::string_view summary;
  std::string_view notes = {};           // what more there is to know, as lines
  std::string_view examples;             // three worked ones, as lines
  std::string_view exit_1 = {};          // what exit status 1 says; empty if that does not happen
  Run (*declare)(ArgumentTable& table);  // adds its arguments; the Run owns their values
};

extern const Command kAccept;
extern const Command kAlign;
extern const Command kAnalyze;
extern const Command kCheck;
extern const Command kConfig;
extern const Command kDiff;
extern const Command kExport;
extern const Command kExtract;
extern const Command kGitSetup;
extern const Command kImport;
extern const Command kInit;
extern const Command kLookup;
extern const Command kLsp;
extern const Command kMerge;
extern const Command kMerge3;
extern const Command kPretranslate;
extern const Command kStoreSetup;
extern const Command kRender;
extern const Command kServe;
extern const Command kStats;
extern const Command kStatus;
extern const Command kUpdate;

}  // namespace locseg::cli
