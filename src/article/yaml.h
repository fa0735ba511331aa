// The little of YAML that articles need: where scalars are and how they are written. It reads
// any bytes and never fails; on what is not YAML it finds fewer scalars.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "locseg/span.h"

namespace locseg::article {

/// White space inside a line of YAML.
[[nodiscard]] constexpr bool is_yaml_white(char c) { return c == ' ' || c == '\t'; }

enum class YamlStyle : std::uint8_t { kPlain, kSingleQuoted, kDoubleQuoted, kBlock };

/// A scalar that is a value or an item of a list.
struct YamlScalar {
  YamlStyle style = YamlStyle::kPlain;
  Span key;    ///< of the mapping entry that it is the value of; empty for items
  Span value;  ///< inside the quotes, or the lines of the block; plain scalars with their further
               ///< lines
  std::uint64_t indent = 0;       ///< of the line with the key, in columns
  std::uint64_t text_indent = 0;  ///< of a block's lines
};

/// A key of a mapping.
struct MappingKey {
  Span name;               ///< without quotes
  std::uint64_t line = 0;  ///< where its line begins
};

/// The keys of the outermost mapping of `region`, in order. Linear in its size.
[[nodiscard]] std::vector<MappingKey> yaml_keys(std::string_view bytes, Span region);

/// The scalars of `region`, in order. Linear in its size.
[[nodiscard]] std::vector<YamlScalar> yaml_scalars(std::string_view bytes, Span region);

/// What the scalar says: quotes decoded, lines folded, comment and white space around it gone.
[[nodiscard]] std::string yaml_value(std::string_view bytes, const YamlScalar& scalar);

}  // namespace locseg::article
