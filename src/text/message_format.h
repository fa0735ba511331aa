// ICU MessageFormat: what a message takes and what it says for each plural.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "locseg/span.h"

namespace locseg::text {

enum class ArgumentKind : std::uint8_t {
  kPlain,
  kTyped,
  kPlural,
  kSelect,
  kSelectOrdinal,
  kChoice
};

/// An argument of a message, or of a message in it.
struct MessageArgument {
  std::string name;  ///< or its number
  ArgumentKind kind = ArgumentKind::kPlain;
  std::string type;                    ///< `number`, `date`; of other kinds than kTyped empty
  std::vector<std::string> selectors;  ///< `one`, `=0`, `other`; in order
  Span span;                           ///< from its `{` to past its `}`, bytes of the message
};

struct Message {
  std::vector<MessageArgument> arguments;  ///< in order of their beginnings
  bool is_sound = false;                   ///< ICU can parse it
  std::string fault;                       ///< of an unsound one: what was found or expected
  Span fault_at;                           ///< where; to the end of the message
};

/// Parses a message as ICU does.
[[nodiscard]] Message parse_message(std::string_view text);

/// The plural categories that CLDR has for the language: `one`, `few`, `other`. Empty for a
/// language that ICU does not know.
[[nodiscard]] std::vector<std::string> plural_categories(std::string_view language, bool ordinal);

}  // namespace locseg::text
