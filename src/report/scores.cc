#include "report/scores.h"

#include <fmt/format.h>

#include "report/json_text.h"

namespace locseg::report {

std::string deductions_as_json(std::span<const Deduction> deductions) {
  std::string out = "[";
  for (const Deduction& deduction : deductions) {
    if (out.size() != 1) out += ',';
    out += fmt::format("{{\"reason\":\"{}\",\"points\":{}}}", deduction.reason, deduction.points);
  }
  return out + ']';
}

std::string penalties_as_json(const Penalties& penalties) {
  return fmt::format(
      "{{\"machine\":{},\"several\":{},\"elsewhere\":{},\"old\":{},\"articles\":{},"
      "\"handed_off_since\":{}}}",
      penalties.machine, penalties.several, penalties.elsewhere, penalties.old,
      json_or_null(penalties.set), json_or_null(penalties.since));
}

}  // namespace locseg::report
