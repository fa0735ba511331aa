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

}  // namespace locseg::check
