// Comparing what source and target hold of one kind: numbers, addresses, code spans.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "check/facts/rule.h"
#include "check/facts/segment_facts.h"
#include "locseg/span.h"

namespace locseg::check {

/// A value in a text: what it is compared by, and where it is.
struct Value {
  std::string key;
  Span span;
};

/// The codes of one kind, by their telling part without white space at its ends.
[[nodiscard]] std::vector<Value> values_of(Side& side, markup::CodeKind kind);

/// Those of `these` whose key none of `others` has, each key once: a translation may say a thing
/// twice, or once instead of twice.
[[nodiscard]] std::vector<Value> lacking(std::span<const Value> these,
                                         std::span<const Value> others);

/// Reports what `lost` lists, in the source, and `gained`, in the target: in their order one of
/// each is one fault, an alteration. `what` begins the messages: "the code ".
void report_differences(std::span<const Value> lost, std::span<const Value> gained,
                        std::string_view what, Faults& faults);

/// Those of `these` that are left when each of `others` has taken away one of its key.
[[nodiscard]] std::vector<Value> surplus(std::span<const Value> these,
                                         std::span<const Value> others);

/// The surplus of the source and of the target.
struct LostAndGained {
  std::vector<Value> lost;
  std::vector<Value> gained;
};
[[nodiscard]] LostAndGained lost_and_gained(std::span<const Value> source,
                                            std::span<const Value> target);

/// Reports every value as a fault of its own: what was lost in the source, what was gained in the
/// target. `name` is what a message calls the value: "the tag <b>".
void report_each(const LostAndGained& values, const std::function<std::string(const Value&)>& name,
                 Faults& faults);

}  // namespace locseg::check
