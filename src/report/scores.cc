#include "report/scores.h"

#include <fmt/format.h>

#include "base/utf8.h"
#include "exchange/jsonl.h"

namespace locseg::report {
namespace {

std::string quoted_or_null(std::string_view text) {
  if (text.empty()) return "null";
  std::string valid;
  base::append_valid_utf8(valid, text);
  std::string out;
  exchange::append_json_string(out, valid);
  return out;
}

}  // namespace

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
      quoted_or_null(penalties.set), quoted_or_null(penalties.since));
}

}  // namespace locseg::report
