/// What a client shows of a segment under the pointer.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "locseg/check.h"
#include "lsp/document.h"
#include "lsp/memories.h"

namespace locseg::lsp {

/// What a hover is made from.
struct HoverSources {
  const Checker* checker = nullptr;  ///< for terms; never null
  Memories* memories = nullptr;      ///< never null
};

/// `MarkupKind`: what a client shows.
enum class TextForm : std::uint8_t { kPlain, kMarkdown };

/// Its source; the rules of what is found at `offset`, or in the segment if nothing is found there;
/// the terms of its source; the best matches of the memory. Nothing outside of segments and
/// findings. What a memory refuses is a line.
[[nodiscard]] std::optional<std::string> hover_text(Document& document, std::uint64_t offset,
                                                    const HoverSources& from, TextForm form);

}  // namespace locseg::lsp
