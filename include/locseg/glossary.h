/// Glossaries: how terms are to be translated.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "locseg/result.h"

namespace locseg {

enum class TermStatus : std::uint8_t {
  kPreferred,       ///< to be used; several rows of one source are all good
  kForbidden,       ///< not to be used for this source
  kDoNotTranslate,  ///< the source stays as it is
};

struct Term {
  std::string source;  ///< empty: a target that is forbidden whatever the source
  std::string target;  ///< empty if the source stays
  TermStatus status = TermStatus::kPreferred;
  std::string source_lang;  ///< BCP 47; empty: any
  std::string target_lang;  ///< BCP 47; empty: any

  friend bool operator==(const Term&, const Term&) = default;
};

/// In the order of the file.
struct Glossary {
  std::vector<Term> terms;
};

/// Reads a table with the columns `source`, `target` and, if wanted, `status` (preferred, admitted,
/// approved or nothing; forbidden, deprecated or superseded; do-not-translate), `source-lang` and
/// `target-lang`, named in its first line in any order. Other columns are ignored. CSV of RFC
/// 4180; with a tab as `delimiter` quotes mean nothing. kMalformed, with the line, if it is not
/// such a table.
[[nodiscard]] Result<Glossary> parse_glossary_table(std::string_view text, char delimiter,
                                                    std::string_view path);

/// Reads TBX-Basic of ISO 30042:2019 in DCT style (`<conceptEntry>`, `<langSec>`, `<termSec>`) and
/// in the older DCA style (`<termEntry>`, `<langSet>`, `<tig>`, with `type` attributes). Every term
/// is paired, as a source, with every term of the concept in another language; a pair is forbidden
/// if the administrative status of its target is deprecated or superseded. kMalformed if the text
/// is not XML, nests more than 256 deep, or has a concept that makes more than 10,000 pairs.
[[nodiscard]] Result<Glossary> parse_glossary_tbx(std::string_view text, std::string_view path);

/// Reads a file by its ending: `.tbx` and `.xml` are TBX, `.csv` has commas, everything else tabs.
[[nodiscard]] Result<Glossary> read_glossary(const std::string& path);

}  // namespace locseg
