/// The commands that ask a memory, by their one argument.
#pragma once

#include <string>
#include <string_view>

#include "locseg/result.h"
#include "lsp/json_rpc.h"
#include "lsp/memories.h"

namespace locseg::lsp {

inline constexpr std::string_view kLookupCommand = "locseg.lookup";
inline constexpr std::string_view kConcordanceCommand = "locseg.concordance";

/// The argument itself if it is a text, else the text of `name` in it.
[[nodiscard]] std::string text_of(const Json& argument, std::string_view name);

/// As `lookup --format json` prints it. kMisuse without a source to look up, or without a memory.
[[nodiscard]] Result<Json> look_up(Memories& memories, const Json& argument);

/// As `lookup --concordance --format json` prints it. kMisuse without a phrase or a memory.
[[nodiscard]] Result<Json> find_phrase(Memories& memories, const Json& argument);

}  // namespace locseg::lsp
