// Sentences in the source's language that an earlier update wrote into a translation.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "locseg/span.h"
#include "status/page_comparison.h"
#include "status/statements.h"
#include "update/page_update.h"

namespace locseg::update {

/// A part of the old translation.
struct PartOfPage {
  std::string_view page;
  Span span;  ///< bytes of `page`
};

/// The first place in `part` where `sentence`, as the source writes it, is a sentence of its own,
/// and no part of another; with the marks of new sentences, if they are around it. Empty if it is
/// not there. Linear.
[[nodiscard]] Span find_written(const PartOfPage& part, std::string_view sentence,
                                const Marks& marks);

/// `texts.target` with spaces over the sentences of `texts.source` that are new since `old_source`:
/// an earlier update wrote them, and they translate nothing of `old_source`. Nothing if it has
/// none. Linear, times the new sentences.
[[nodiscard]] std::optional<std::string> without_written(const status::PageTexts& texts,
                                                         std::string_view old_source,
                                                         status::StatementReader& reader,
                                                         const Marks& marks);

}  // namespace locseg::update
