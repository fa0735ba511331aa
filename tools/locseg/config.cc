// locseg config: the configuration's schema, and what of it is in force.
#include <memory>

#include "base/try.h"
#include "check/engine/check_settings.h"
#include "command.h"
#include "config/config_text.h"
#include "configured.h"
#include "leverage/analysis_settings.h"
#include "leverage/penalty_settings.h"
#include "locseg/memory.h"
#include "locseg/output.h"
#include "tree/tree_settings.h"

namespace locseg::cli {
namespace config_command {
namespace {

struct Options {
  bool schema = false;
  bool show = false;
};

// Every command reads some of it; here all do.
Result<void> require_sound_values(const Config& config) {
  LOCSEG_TRY(read_tree_settings(config));
  LOCSEG_TRY(read_check_settings(config));
  AnalysisOptions analysis;
  LOCSEG_TRY(read_analysis_settings(config, analysis));
  Penalties penalties;
  return read_penalty_settings(config, penalties);
}

Result<int> run(const Options& options, const CommonOptions& common) {
  if (options.schema) {
    LOCSEG_TRY(write_output("", config_schema(known_config_keys())));
    return kClean;
  }
  if (!options.show) return failure(ErrorCode::kMisuse, "give --show or --schema");
  const auto config = load_known_config(common.config);
  LOCSEG_TRY(config);
  LOCSEG_TRY(require_sound_values(*config));
  LOCSEG_TRY(write_output("", shown_config(*config, known_config_keys())));
  return kClean;
}

Run declare(ArgumentTable& table) {
  auto options = std::make_shared<Options>();
  table.add({.name = "--show",
             .into = &options->show,
             .summary = "Show what is in force, and where each value comes from, as TOML"});
  table.add({.name = "--schema",
             .into = &options->schema,
             .summary = "Show the JSON schema of .locseg.toml, for editors",
             .excludes = "--show"});
  return [options](const CommonOptions& common) { return run(*options, common); };
}

}  // namespace
}  // namespace config_command

const Command kConfig = {
    .name = "config",
    .summary = "Show the configuration that is in force, or its schema",
    .examples =
        "  locseg config --show                        what holds here, and why\n"
        "  locseg config --show --config other.toml    with another file\n"
        "  locseg config --schema > locseg.schema.json   for an editor that completes TOML\n",
    .declare = config_command::declare};

}  // namespace locseg::cli
