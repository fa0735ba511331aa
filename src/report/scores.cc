#include "report/scores.h"

#include "base/json_writer.h"

namespace locseg::report {

std::string deductions_as_json(std::span<const Deduction> deductions) {
  base::JsonWriter json;
  json.begin_array();
  for (const Deduction& deduction : deductions) {
    json.begin_object();
    json.member("reason", deduction.reason).member("points", deduction.points);
    json.end_object();
  }
  return json.end_array().take();
}

std::string penalties_as_json(const Penalties& penalties) {
  base::JsonWriter json;
  json.begin_object();
  json.member("machine", penalties.machine).member("several", penalties.several);
  json.member("elsewhere", penalties.elsewhere).member("old", penalties.old);
  json.member_or_null("articles", penalties.set);
  json.member_or_null("handed_off_since", penalties.since);
  return json.end_object().take();
}

}  // namespace locseg::report
