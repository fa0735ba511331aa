// Texts as their carriers write them. Decoders take any bytes: what is no escape is a text as it
// is.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "locseg/result.h"
#include "locseg/span.h"

namespace locseg::article {

/// RFC 8259, section 7. A lone surrogate becomes U+FFFD.
void decode_json_string(std::string_view raw, std::string& out);

/// YAML 1.2.2, sections 5.7 and 7.3.1: escapes, and line folding.
void decode_yaml_double(std::string_view raw, std::string& out);

/// YAML 1.2.2, section 7.3.2: `''` and line folding.
void decode_yaml_single(std::string_view raw, std::string& out);

/// `span` of `bytes` with `&quot;` read as `"` where it lies inside one of `stretches`, which are
/// in order and disjoint.
void decode_damaged(std::string_view bytes, Span span, std::span<const Span> stretches,
                    std::string& out);

/// Both JSON strings and YAML double-quoted scalars read this back: quotes, backslashes and
/// control characters escaped, everything else as it is.
[[nodiscard]] std::string encode_double_quoted(std::string_view text);

/// kUnsupported for text with a line feed or another control character than a tab.
[[nodiscard]] Result<std::string> encode_yaml_single(std::string_view text);

/// kUnsupported for text that would end the scalar: a line feed, `: `, ` #`, a colon at the end.
[[nodiscard]] Result<std::string> encode_yaml_plain(std::string_view text);

/// kUnsupported where a line of `text` after the first is less indented than `indent` columns,
/// which would end the scalar.
[[nodiscard]] Result<std::string> encode_yaml_block(std::string_view text, std::size_t indent);

}  // namespace locseg::article
