// Names of severities and groups, and how messages quote.
#include "check/facts/rule.h"

#include <array>
#include <cstddef>

#include "base/printable.h"
#include "base/utf8.h"
#include "locseg/version.h"

namespace locseg {
namespace {

constexpr std::array<std::string_view, 3> kSeverities = {"info", "warning", "error"};
constexpr std::array<std::string_view, 10> kGroups = {
    "article", "completeness", "codes",       "data",  "punctuation",
    "script",  "length",       "consistency", "terms", "team"};

}  // namespace

std::string_view name_of(Severity severity) {
  return kSeverities[static_cast<std::size_t>(severity)];
}

std::string page_of(const RuleDescription& rule) {
  if (rule.group == RuleGroup::kTeam) return {};
  return "https://github.com/locseg/locseg/blob/v" + std::string(kVersion) + "/docs/checks.md#" +
         std::string(rule.id);
}

std::optional<Severity> severity_of(std::string_view name) {
  for (std::size_t i = 0; i < kSeverities.size(); ++i) {
    if (kSeverities[i] == name) return static_cast<Severity>(i);
  }
  return std::nullopt;
}

std::string_view name_of(RuleGroup group) { return kGroups[static_cast<std::size_t>(group)]; }

namespace check {

std::string quoted(std::string_view text) {
  constexpr std::size_t kLongest = 40;  // code points
  std::size_t at = 0;
  for (std::size_t count = 0; at < text.size() && count < kLongest; ++count) {
    at += base::code_point_at(text, at).size;
  }
  std::string out(1, '\'');
  out += base::printable(text.substr(0, at));
  if (at < text.size()) out += "…";
  out += '\'';
  return out;
}

}  // namespace check
}  // namespace locseg
