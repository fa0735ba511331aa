// Addresses in the text itself.
#include "check/facts/technical_loss.h"
#include "check/rules/rules.h"

namespace locseg::check {
namespace url_mismatch {
namespace {

void check(SegmentFacts& facts, Faults& faults) {
  report_lost(facts, TechnicalKind::kUrl, "the address ", faults);
}

}  // namespace
}  // namespace url_mismatch

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
    .needs = {.source = kColon | kStop},
    .check = url_mismatch::check,
};

}  // namespace locseg::check
