// The containers that DocFX adds to Markdown: `:::row:::` up to `:::row-end:::`.
#pragma once

#include <string_view>
#include <vector>

#include "locseg/span.h"

namespace locseg::article {

/// The indentation inside containers that says nothing: for each line, what of it lies between the
/// column of the container's mark and that of its first line of contents. Spans of `markdown`, in
/// order, of blanks only. A container that is not ended is none, and code between fences is left
/// as it is. Linear but for the search for ends.
[[nodiscard]] std::vector<Span> container_indentation(std::string_view markdown);

}  // namespace locseg::article
