#include "check_team.h"

#include "base/try.h"
#include "base/words.h"
#include "check/engine/team_settings.h"
#include "configured.h"
#include "locseg/output.h"

namespace locseg::cli {

Result<std::shared_ptr<const TeamRules>> configured_rules(const CommonOptions& common) {
  const auto config = load_known_config(common.config);
  LOCSEG_TRY(config);
  return read_team_rules(*config);
}

Result<int> test_rules(const std::shared_ptr<const TeamRules>& team) {
  if (!team) {
    return failure(ErrorCode::kMisuse, "the configuration has no [[rule]], expected some to test");
  }
  std::size_t examples = 0;
  std::string text;
  for (const TeamRule& rule : team->rules()) {
    examples += rule.bad.size() + rule.good.size();
    if (rule.bad.empty()) text += "note: " + rule.id + " has no bad example\n";
  }
  const auto failed = failed_examples(team);
  for (const FailedExample& each : failed) {
    text += each.origin + ": error: " + each.message + " [" + each.rule + "]\n";
  }
  text += base::counted(examples, "example") + " of " +
          base::counted(team->rules().size(), "rule") + ", " + base::grouped(failed.size()) +
          " failed\n";
  LOCSEG_TRY(write_output("", text));
  return failed.empty() ? kClean : kFindings;
}

}  // namespace locseg::cli
