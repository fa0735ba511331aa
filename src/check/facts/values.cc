// Sorted keys on one side, one walk over the other: n log n for texts of numbers only.
#include "check/facts/values.h"

#include <algorithm>
#include <map>
#include <utility>

#include "base/ascii.h"

namespace locseg::check {
namespace {

std::map<std::string_view, std::size_t> counts_of(std::span<const Value> values) {
  std::map<std::string_view, std::size_t> counts;
  for (const Value& value : values) ++counts[value.key];
  return counts;
}

}  // namespace

std::vector<Value> values_of(Side& side, markup::CodeKind kind) {
  std::vector<Value> values;
  for (const markup::Code& code : side.codes().codes) {
    if (code.kind == kind) {
      values.push_back({std::string(base::trim_ascii_space(side.text(code.value))), code.whole()});
    }
  }
  return values;
}

std::vector<Value> lacking(std::span<const Value> these, std::span<const Value> others) {
  std::vector<Value> out;
  if (these.empty()) return out;
  auto seen = counts_of(others);
  for (const Value& value : these) {
    if (seen[value.key]++ == 0) out.push_back(value);
  }
  return out;
}

void report_differences(std::span<const Value> lost, std::span<const Value> gained,
                        std::string_view what, Faults& faults) {
  const std::string start(what);
  for (std::size_t i = 0; i < gained.size(); ++i) {
    std::string message = start + quoted(gained[i].key) + " does not occur in the source";
    if (i < lost.size()) message += ", which has " + quoted(lost[i].key);
    faults.in_target(gained[i].span, std::move(message));
  }
  for (std::size_t i = gained.size(); i < lost.size(); ++i) {
    faults.in_source(lost[i].span, start + quoted(lost[i].key) + " is missing from the target");
  }
}

std::vector<Value> surplus(std::span<const Value> these, std::span<const Value> others) {
  std::vector<Value> out;
  if (these.empty()) return out;
  auto left = counts_of(others);
  for (const Value& value : these) {
    std::size_t& count = left[value.key];
    if (count == 0) {
      out.push_back(value);
    } else {
      --count;
    }
  }
  return out;
}

LostAndGained lost_and_gained(std::span<const Value> source, std::span<const Value> target) {
  return {surplus(source, target), surplus(target, source)};
}

void report_each(const LostAndGained& values, const std::function<std::string(const Value&)>& name,
                 Faults& faults) {
  for (const Value& lost : values.lost) {
    faults.in_source(lost.span, name(lost) + " is missing from the target");
  }
  for (const Value& gained : values.gained) {
    faults.in_target(gained.span, name(gained) + " does not occur in the source");
  }
}

}  // namespace locseg::check
