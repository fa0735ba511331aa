// An XLIFF file as a job: what of it is to be translated, and where it is.
#pragma once

#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/xml/inline_text.h"
#include "exchange/xml/xml_piece.h"
#include "locseg/exchange.h"
#include "locseg/span.h"

namespace locseg::exchange {

/// Where a unit of a job is.
struct XliffUnitLocation {
  Span record;              ///< the `trans-unit` or `unit`, see XmlSplitter::record_offset
  std::size_t segment = 0;  ///< from 0: of a `unit`, where ignorables do not count, or of a cut one
  bool is_cut = false;      ///< it is a `mrk` of the `seg-source` of a `trans-unit`
  bool is_open = false;     ///< it has no translation, and nothing says that this is right
};

struct XliffLayout {
  std::string version;
  std::string prefix;        ///< of elements' names, with its colon
  bool is_utf8 = true;       ///< see XmlBytes
  bool names_target = true;  ///< it says the language of its targets where its version wants that
  /// Of the units that were read and whose article has not ended: the sink takes them away.
  std::deque<XliffUnitLocation> places;
};

/// Reads XLIFF 1.0 to 2.2 as `UnitReader::read_untranslated` says. Each segment of an XLIFF 2
/// `unit` is a unit, and so is each of a `trans-unit` that was cut, unless its target is in one
/// piece; what is not to be translated, or has no text and is said to be final, is ignored.
/// When an article ends, its units' places are the first ones of `job`.
[[nodiscard]] Result<void> read_xliff_job(ByteSource& bytes, std::string_view path, UnitSink& sink,
                                          XliffLayout& job);

/// The `mrk` elements of a `seg-source` or `target` that are segments, in order.
[[nodiscard]] std::vector<pugi::xml_node> segment_marks(const XmlPiece& piece,
                                                        const pugi::xml_node& parent);

/// For each of `marks`, the first of `others` with its name, `mid`; null if absent,
/// and for all but the first of those that share a name, which none should.
[[nodiscard]] std::vector<pugi::xml_node> counterparts_of(std::span<const pugi::xml_node> marks,
                                                          std::span<const pugi::xml_node> others);

/// The native codes of an XLIFF 2 `unit`.
[[nodiscard]] OriginalData original_data(const XmlPiece& piece, const pugi::xml_node& unit);

}  // namespace locseg::exchange
