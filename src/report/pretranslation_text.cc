// A line for each unit that was refused, and one of counts, which ends with the penalties.
#include <fmt/core.h>

#include "base/printable.h"
#include "base/words.h"
#include "locseg/memory.h"
#include "report/formats.h"
#include "report/machine_answers.h"

namespace locseg {

void PretranslationResult::add(std::string_view path, const UnitGroup& group,
                               std::span<const Filling> fillings) {
  for (std::size_t i = 0; i < fillings.size(); ++i) {
    const Filling& filling = fillings[i];
    const Unit& unit = group.units[i];
    ++counts_[static_cast<std::size_t>(filling.outcome)];
    if (filling.outcome == FillOutcome::kTranslated ||
        filling.outcome == FillOutcome::kOtherLanguage) {
      continue;
    }
    entries_.push_back(
        {std::string(path), unit.line, std::string(unit.id), std::string(unit.source), filling});
    if (filling.outcome == FillOutcome::kFilled) {
      ++kinds_[static_cast<std::size_t>(filling.match.kind)];
      adapted_ += filling.adapted ? 1 : 0;
    }
  }
}

namespace report {

namespace {

std::string refused_line(const PretranslationResult::Entry& entry) {
  std::string out = base::printable(entry.article);
  if (entry.line != 0) out += fmt::format(":{}", entry.line);
  const std::string name =
      entry.id.empty() ? base::quoted(entry.source) : base::printable(entry.id);
  if (!out.empty()) out += ": ";
  return out + fmt::format("refused {}: {}\n", name, base::printable(entry.filling.reason));
}

}  // namespace

std::string pretranslation_text(const PretranslationResult& result, const ReportOptions&) {
  const auto number = [&](auto what) { return base::grouped(result.count(what)); };
  std::string out;
  for (const auto& entry : result.entries()) {
    if (entry.filling.outcome == FillOutcome::kRefused) out += refused_line(entry);
  }
  out += number(FillOutcome::kFilled) + " filled";
  if (result.count(FillOutcome::kFilled) != 0) {
    const std::uint64_t by_machine = machine_answers(result);
    out += fmt::format(" ({} context, {} exact, {} fuzzy; {} adapted", number(MatchKind::kContext),
                       number(MatchKind::kExact),
                       base::grouped(result.count(MatchKind::kFuzzy) - by_machine),
                       base::grouped(result.adapted()));
    if (by_machine != 0) out += "; " + base::grouped(by_machine) + " by the command";
    out += ')';
  }
  out += fmt::format(", {} without a match, {} refused, {} had a translation",
                     number(FillOutcome::kUnmatched), number(FillOutcome::kRefused),
                     number(FillOutcome::kTranslated));
  if (result.count(FillOutcome::kOtherLanguage) != 0) {
    out += fmt::format(", {} in other languages left out", number(FillOutcome::kOtherLanguage));
  }
  if (const std::string off = to_string(result.penalties()); !off.empty()) {
    out += "; penalties: " + off;
  }
  return out + (result.written() ? "\n" : "; nothing was written\n");
}

}  // namespace report
}  // namespace locseg
