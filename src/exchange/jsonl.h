// JSON Lines, one unit a line.
#pragma once

#include "locseg/exchange.h"

namespace locseg::exchange {

/// Keys, in this order: article, line, id, source_lang, target_lang, source, target,
/// translation_type, recovered. What is not known is null.
[[nodiscard]] const UnitWriter& jsonl_writer();

/// Appends `text` as a JSON string, quotes included; it must be UTF-8.
void append_json_string(std::string& out, std::string_view text);

}  // namespace locseg::exchange
