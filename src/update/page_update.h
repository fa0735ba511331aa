// The engine of `update`: a new source and an old translation make the new translation. It knows
// neither git nor files.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "locseg/span.h"
#include "status/page_comparison.h"
#include "status/statements.h"

namespace locseg::update {

/// What is written around sentences that the new page does not say as its source does.
struct Marks {
  bool keeps_translation = false;  ///< a changed sentence keeps its old translation
  std::string_view before_changed = {};
  std::string_view after_changed = {};
  std::string_view before_new = {};
  std::string_view after_new = {};
};

enum class PieceKind : std::uint8_t {
  kCarried,  ///< the translation of a sentence that is as it was
  kUnsure,   ///< what is likely the translation of a sentence that is as it was
  kMarkup,   ///< the translation of one whose marks or addresses changed
  kChanged,  ///< the source says it otherwise now
  kNew,      ///< one that the old translation has nothing for
};
/// True for what a translator is to look at.
[[nodiscard]] constexpr bool is_asked_for(PieceKind kind) { return kind != PieceKind::kCarried; }

/// A sentence of the new page, or some that their translation joins.
struct Piece {
  PieceKind kind = PieceKind::kCarried;
  bool is_code = false;     ///< a block of code, with its new lines
  bool is_hidden = false;   ///< a title, a description, an alternative text
  bool in_source = false;   ///< it is written in the source's language
  Span source;              ///< bytes of the new source
  Span place;               ///< bytes of the new page
  Span translation;         ///< what the old translation has for it, bytes of that; may be empty
  std::string source_text;  ///< of `source`, in one line
  std::string old_source;   ///< what `translation` was made from, in one line
};

/// Bytes of the old translation that are in the new page.
struct Copy {
  Span from;
  std::uint64_t to = 0;
};

/// Something of the old translation that has no place in the new page, and no piece that asks for
/// it.
struct LostPlace {
  Span translation;
  std::string old_source;  ///< empty: not known
};

struct PageUpdate {
  std::string bytes;
  std::vector<Piece> pieces;    ///< in order of `place`
  std::vector<Copy> copies;     ///< in order of `to`
  std::vector<LostPlace> lost;  ///< in order of `translation`
  /// Pieces of kNew whose sentence an old source has, and whose translation may be among those of
  /// `lost` that have no source; indices, in order.
  std::vector<std::size_t> unmatched;
  bool is_unrelated = false;  ///< of no sentence of the old translation the source is sure
};

/// Builds the translation of `texts.source` out of `texts.target`, which was made from `bases`.
/// Stretches whose source is as it was are copied as a whole, whatever is in them; so without a
/// change of the source the page is the same to the byte. Around changes the structure is that of
/// the new source, merged with what the translation has of its own. A new sentence that the
/// translation has there in the source's language, from an earlier update, is not written again.
/// Near-linear; in a stretch of the translation without a known source, its size times the new
/// sentences there.
[[nodiscard]] PageUpdate update_page(const status::PageTexts& texts,
                                     std::span<const status::Basis> bases,
                                     status::StatementReader& reader, const Marks& marks);

}  // namespace locseg::update
