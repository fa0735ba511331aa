// JSON Lines, one unit a line.
#pragma once

#include "locseg/exchange.h"

namespace locseg::exchange {

/// Keys, in this order: article, line, id, source_lang, target_lang, source, target,
/// translation_type, recovered, source_commit, handoff. What is not known is null.
[[nodiscard]] const UnitWriter& jsonl_writer();

/// Reads what the writer writes, keys in any order; of them only source and target must be
/// there.
[[nodiscard]] const UnitReader& jsonl_reader();

}  // namespace locseg::exchange
