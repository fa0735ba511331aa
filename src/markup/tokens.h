// Small codes that are one mark and are read in one go.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "locseg/span.h"

namespace locseg::markup {

/// `&name;`, `&#123;` or `&#x1F;` at `begin`, which is at the `&`. Names are not looked up. The
/// result is the span of the name or number.
[[nodiscard]] std::optional<Span> read_entity(std::string_view text, std::size_t begin);

/// What the reader or a program fills in, from the `{`, `$`, `%` or `<` at `begin`: `{0}`,
/// `{name}`,
/// `{{name}}`, `${name}`, `%s`, `%1$s`, `%NAME%`, `<your name>`. At most 64 bytes; names are ASCII.
[[nodiscard]] std::optional<Span> read_placeholder(std::string_view text, std::size_t begin);

}  // namespace locseg::markup
