// Addresses that stand in the text itself.
#include "check/rules/rules.h"
#include "check/technical_loss.h"

namespace locseg::check {
namespace {

void check(Facts& facts, Faults& faults) {
  if (!facts.source().has(kColon | kStop)) return;
  report_lost(facts, TechnicalKind::kUrl, "the address ", faults);
}

}  // namespace

constinit const Rule kUrlMismatch = {
    .description = {.id = "url-mismatch",
                    .group = RuleGroup::kData,
                    .summary = "an address of the web that is missing or altered",
                    .why = "A typed address must be the same; its language part (/en-us/) may "
                           "differ. Addresses behind links are link-target-changed.",
                    .bad = {.source = "See https://a.example/start now.",
                            .target = "Siehe https://a.example/anfang jetzt."},
                    .good = {.source = "See https://a.example/en-us/start now.",
                             .target = "Siehe jetzt https://a.example/de-de/start."}},
    .check = check,
};

}  // namespace locseg::check
