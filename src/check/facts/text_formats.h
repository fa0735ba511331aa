// Where a program puts values into a text of a catalog, by the notation that the catalog names.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "check/facts/segment_facts.h"
#include "locseg/span.h"

namespace locseg::check {

enum class Notation : std::uint8_t {
  kNone,
  kPrintf,  ///< `%d`, `%2$s`, `%-*s`, `%(name)s`, `%%`
  kTcl,     ///< the same, but that of `%3$*d` argument 3 is the width, and 4 the value
  kNumber,  ///< `%1`, `%L2`, `%n`
  kBraces,  ///< `{0}`, `{name!r:>10}`, `{}`, `{{`
};

/// The notation that a flag of a unit names: `c-format`, `python-brace-format`. kNone if no flag
/// does, and for notations that are not known here.
[[nodiscard]] Notation notation_of(const UnitOrigin* origin);

/// Whether the source is a message of ICU: a flag says so, or ICU can parse it and it has an
/// argument with a type, a plural or a selection.
[[nodiscard]] bool is_icu_message(SegmentFacts& facts);

/// A place where a value goes.
struct Directive {
  Span span;
  std::string argument;  ///< its number or its name
  std::string type;      ///< what the value must be: of printf, `ld`; empty: anything
};

struct Directives {
  std::vector<Directive> all;  ///< in order; those without a number are numbered
  Span fault;                  ///< the first that is none, though it begins like one
  std::string fault_message;   ///< empty if there is none
};

/// Reads a text. `notation` is not kNone.
[[nodiscard]] Directives read_directives(std::string_view text, Notation notation);

}  // namespace locseg::check
