#include "report/machine_answers.h"

#include <algorithm>

#include "base/machine_answer.h"

namespace locseg::report {

std::uint64_t machine_answers(const PretranslationResult& result) {
  return static_cast<std::uint64_t>(
      std::ranges::count_if(result.entries(), [](const PretranslationResult::Entry& entry) {
        return entry.filling.outcome == FillOutcome::kFilled &&
               base::is_machine_answer(entry.filling.match);
      }));
}

}  // namespace locseg::report
