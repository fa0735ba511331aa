// A PO file as a job: what of it is to be translated, and where it is.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string_view>

#include "exchange/po/plural_forms.h"
#include "exchange/po/po_directives.h"
#include "locseg/exchange.h"
#include "locseg/span.h"

namespace locseg::exchange {

/// Which text of an entry with plural forms a unit is, if no form is filled.
enum class PoForm : std::uint8_t { kNone, kSingular, kPlural };

/// Where an entry is: bytes of the file, a byte-order mark among them.
struct PoUnitLocation {
  std::uint64_t texts = 0;                ///< the line with its first keyword
  bool begins_line = false;               ///< nothing is before that keyword
  std::optional<std::uint64_t> flags;     ///< behind the `#,` of its last flags
  std::optional<std::uint64_t> previous;  ///< the line of its first `#|`
  std::optional<std::uint64_t> comment;   ///< the end of its comment of ours
  bool names_type = false;                ///< which says whose translation it is
  Span str;                               ///< the first string of the first msgstr
  Span strs;                              ///< from the first msgstr to the end of the last string
  po::DirectiveStyle directives = po::DirectiveStyle::kNone;  ///< of its texts, say its flags
  PoForm form = PoForm::kNone;  ///< one after another, at the same place
  bool has_marks = false;  ///< a comment of ours says what was done to the line feeds of its msgstr
  bool is_fuzzy = false;
  bool is_open = false;  ///< its msgstr is empty, and no comment of ours has what it is
};

struct PoLayout {
  bool is_utf8 = false;     ///< the header says that it may hold any character
  bool is_decoded = false;  ///< it holds another charset's bytes, of which places say nothing
  std::string_view line_end = "\n";
  std::optional<po::PluralForms> forms;  ///< what the header says, or else its language has
  std::deque<PoUnitLocation> places;     ///< as those of XliffLayout
};

/// Reads PO as `UnitReader::read_untranslated` says. When an article ends, its units' places are
/// the first ones of `job`.
[[nodiscard]] Result<void> read_po_job(ByteSource& bytes, std::string_view path, UnitSink& sink,
                                       PoLayout& job);

}  // namespace locseg::exchange
