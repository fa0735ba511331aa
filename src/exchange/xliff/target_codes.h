// The codes of a translation from elsewhere as those of the unit that it is to fill.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/xml/inline_text.h"
#include "markup/codes.h"

namespace locseg::exchange {

/// The source of a unit as it was read.
struct CodedSource {
  std::string_view text;
  std::span<const ReadCode> codes;
  bool opaque_codes = false;  ///< as in `Unit`
};

/// A translation, and the text that it translates: those of a memory's unit.
struct Translation {
  std::string_view source;
  std::string_view target;
};

/// A stretch of a target that is a code of the unit's source.
struct TargetCode {
  Span span;
  std::size_t index = 0;  ///< in the source's codes

  friend bool operator==(const TargetCode&, const TargetCode&) = default;
};

struct CodedTarget {
  std::string text;               ///< with the codes as the unit has them
  std::vector<TargetCode> codes;  ///< in order
  std::string refusal;            ///< one sentence where the codes cannot be those of the unit
};

/// Finds the codes of a unit in `target`:
///
///     the same      what is spelled as a code of the unit is that code, each once, in order
///     by position   else, where `known` is another text with as many codes of the same kinds, its
///                   first one is the unit's first one, and so on
///     without       else, what `known`, another text, encloses in marks that the unit has not
///                   is without them
///
/// What the markup of `syntax` takes for a code and the unit has as plain text stays that. Refused
/// is what has another code that the unit has not, or one end of a pair. `known.target` differs
/// from `target` where this one was adapted. Linear but for sorting and for codes that are no
/// markup.
[[nodiscard]] CodedTarget find_target_codes(const CodedSource& source, std::string_view target,
                                            const Translation& known, markup::Syntax syntax);

}  // namespace locseg::exchange
