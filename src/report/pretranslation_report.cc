// What a pretranslation did with each unit that had no translation.
#include "locseg/pretranslation_report.h"

#include <fmt/format.h>

#include "base/printable.h"
#include "locseg/penalty_settings.h"
#include "report/json_text.h"
#include "report/scores.h"
#include "report/text_table.h"

namespace locseg {
namespace {

using report::append_json;

void append_key(std::string& out, std::string_view key, std::string_view text) {
  out += fmt::format(",\"{}\":", key);
  report::append_json_or_null(out, text);
}

void append_unit(std::string& out, std::string_view path, const Unit& unit,
                 const Filling& filling) {
  out += out.empty() ? "\n {\"article\":" : ",\n {\"article\":";
  append_json(out, path);
  out += ",\"line\":" + (unit.line == 0 ? "null" : std::to_string(unit.line));
  append_key(out, "id", unit.id);
  append_key(out, "outcome", name_of(filling.outcome));
  append_key(out, "source", unit.source);
  append_key(out, "target", filling.target);
  if (filling.outcome == FillOutcome::kUnmatched) {
    out +=
        ",\"score\":null,\"kind\":null,\"adapted\":null,\"matched\":null,\"human\":null,"
        "\"from\":null";
  } else {
    const Match& match = filling.match;
    out += fmt::format(",\"score\":{},\"kind\":\"{}\",\"adapted\":{}", match.score,
                       name_of(match.kind), filling.adapted);
    append_key(out, "matched", match.source);
    out += fmt::format(",\"human\":{}", match.human);
    append_key(out, "from", match.article);
  }
  append_key(out, "reason", filling.reason);
  out += ",\"deductions\":";
  out += filling.outcome == FillOutcome::kUnmatched
             ? "null"
             : report::deductions_as_json(filling.match.deductions);
  out += '}';
}

}  // namespace

void PretranslationReport::add(std::string_view path, const UnitGroup& group,
                               std::span<const Filling> fillings) {
  for (std::size_t i = 0; i < fillings.size(); ++i) {
    const Filling& filling = fillings[i];
    const Unit& unit = group.units[i];
    ++counts_[static_cast<std::size_t>(filling.outcome)];
    const bool is_listed = filling.outcome != FillOutcome::kTranslated &&
                           filling.outcome != FillOutcome::kOtherLanguage;
    if (!is_listed) continue;
    append_unit(units_, path, unit, filling);
    if (filling.outcome == FillOutcome::kFilled) {
      ++kinds_[static_cast<std::size_t>(filling.match.kind)];
      adapted_ += filling.adapted ? 1 : 0;
    }
    if (filling.outcome == FillOutcome::kRefused) {
      refused_ += base::printable(path);
      if (unit.line != 0) refused_ += fmt::format(":{}", unit.line);
      const std::string name =
          unit.id.empty() ? '\'' + base::printable(unit.source) + '\'' : base::printable(unit.id);
      refused_ += fmt::format(": refused {}: {}\n", name, filling.reason);
    }
  }
}

std::string PretranslationReport::text(bool written) const {
  using report::grouped;
  std::string out = refused_ + grouped(count(FillOutcome::kFilled)) + " filled";
  if (count(FillOutcome::kFilled) != 0) {
    out += fmt::format(" ({} context, {} exact, {} fuzzy; {} adapted)", grouped(kinds_[0]),
                       grouped(kinds_[1]), grouped(kinds_[2]), grouped(adapted_));
  }
  out += fmt::format(", {} without a match, {} refused, {} had a translation",
                     grouped(count(FillOutcome::kUnmatched)), grouped(count(FillOutcome::kRefused)),
                     grouped(count(FillOutcome::kTranslated)));
  if (count(FillOutcome::kOtherLanguage) != 0) {
    out += fmt::format(", {} in other languages left out",
                       grouped(count(FillOutcome::kOtherLanguage)));
  }
  if (const std::string off = to_string(penalties_); !off.empty()) out += "; penalties: " + off;
  return out + (written ? "\n" : "; nothing was written\n");
}

std::string PretranslationReport::json(bool written) const {
  std::string counts;
  for (std::size_t i = 0; i < kFillOutcomes; ++i) {
    counts += fmt::format("\"{}\":{},", name_of(static_cast<FillOutcome>(i)), counts_[i]);
  }
  for (std::size_t i = 0; i < kinds_.size(); ++i) {
    counts += fmt::format("\"{}\":{},", name_of(static_cast<MatchKind>(i)), kinds_[i]);
  }
  return fmt::format(
      "{{\"written\":{},\"counts\":{{{}\"adapted\":{}}},\"units\":[{}\n],\"penalties\":{}}}\n",
      written, counts, adapted_, units_, report::penalties_as_json(penalties_));
}

}  // namespace locseg
