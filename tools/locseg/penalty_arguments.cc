#include "penalty_arguments.h"

#include "base/try.h"
#include "leverage/penalty_settings.h"

namespace locseg::cli {

void PenaltyArguments::declare(ArgumentTable& table) {
  table.add({.name = "--penalty",
             .value = "WHAT=N",
             .into = &points,
             .summary =
                 "Points off: machine=N for machine translation, several=N where a source has\n"
                 "several translations, elsewhere=N outside --articles, old=N before "
                 "--handed-off-since (repeatable)"});
  table.add({.name = "--articles",
             .value = "GLOB",
             .into = &articles,
             .summary = "The articles that elsewhere is about"});
  table.add({.name = "--handed-off-since",
             .value = "YYYY-MM-DD",
             .into = &since,
             .summary = "The day that old is about"});
}

Result<Penalties> PenaltyArguments::settle(const Config& config) const {
  Penalties penalties;
  LOCSEG_TRY(read_penalty_settings(config, penalties));
  for (const std::string& given : points) {
    if (auto set = set_penalty(given, penalties); !set) {
      set.error().message.insert(0, "--penalty: ");
      return tl::unexpected(std::move(set.error()));
    }
  }
  if (!articles.empty()) penalties.set = articles;
  if (!since.empty()) penalties.since = since;
  // Who names articles or a day for nothing has forgotten something.
  if (!articles.empty() && penalties.elsewhere == 0) {
    return failure(ErrorCode::kMisuse, "--penalty elsewhere=N and --articles belong together");
  }
  if (!since.empty() && penalties.old == 0) {
    return failure(ErrorCode::kMisuse, "--penalty old=N and --handed-off-since belong together");
  }
  LOCSEG_TRY(require_sound(penalties));
  // What takes no points need not be looked at.
  if (penalties.elsewhere == 0) penalties.set.clear();
  if (penalties.old == 0) penalties.since.clear();
  return penalties;
}

}  // namespace locseg::cli
