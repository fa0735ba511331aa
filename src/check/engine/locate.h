/// From faults in decoded texts to findings in the article's bytes.
#pragma once

#include <string_view>
#include <vector>

#include "check/engine/runner.h"
#include "check/engine/selection.h"
#include "locseg/article.h"
#include "locseg/finding.h"
#include "locseg/span.h"

namespace locseg::check {

/// A finding, and what the engine wants to know of it.
struct LocatedFinding {
  Finding finding;
  std::uint64_t first_line = 0;  // of the segment; of the finding if it concerns none
  std::uint64_t last_line = 0;
  std::uint64_t count = 1;                  // faults that it speaks for
  bool once_an_article = false;             // as its fault says
  Span record = {};                         // of a unit: all that its file says of it
  std::vector<std::uint64_t> related = {};  // keys of related texts that are not read yet
};

/// What becomes of faults that are said once an article.
enum class Repeated : std::uint8_t {
  kApart,   ///< each is a finding: some may be held back before `join_repeated`
  kJoined,  ///< as `join_repeated` leaves them, for a fraction of what the findings cost
};

/// In order of position, then of rule. Cost: linear in the article and n log n in the faults, but
/// for segments in quoted scalars, where a place costs up to 4 KiB of decoding.
[[nodiscard]] std::vector<LocatedFinding> locate_faults(const Article& article,
                                                        std::string_view name, const Plan& plan,
                                                        std::vector<RuledFault> faults,
                                                        Repeated repeated = Repeated::kApart);

/// A finding of a fault in `unit`, without a position and a fix. Takes the fault's message and
/// the keys of related texts.
[[nodiscard]] LocatedFinding locate_in_unit(const Unit& unit, const Plan& plan, RuledFault& fault);

/// Puts findings whose spans are bytes of `text` in order of position, and gives them their
/// positions and fingerprints. `name`: of the file.
void settle_places(std::string_view name, std::string_view text, std::vector<LocatedFinding>& all);

/// Joins findings to be said once an article to the first of their rule and message, which gets the
/// edits of all and says how many they were.
void join_repeated(std::vector<LocatedFinding>& found);

/// The findings for one pair of texts apart from any article: without lines and spans.
/// In order of rule; all share one copy of the texts.
[[nodiscard]] std::vector<Finding> findings_of_pair(std::string_view source,
                                                    std::string_view target, const Plan& plan,
                                                    std::vector<RuledFault> faults);

}  // namespace locseg::check
