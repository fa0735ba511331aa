/// The currency of locseg: what crosses every joint between articles, exchange files, stores,
/// diffs, merges and counts.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "locseg/identity.h"
#include "locseg/result.h"

namespace locseg {

/// How a translation came to be, as `ms.translationtype` says it. Other spellings than `HT` and
/// `MT` are carried as they stand.
[[nodiscard]] constexpr bool is_human(std::string_view translation_type) {
  return translation_type == "HT";
}

/// A source/target pair apart from its article. The texts are decoded bytes, exactly as written;
/// they need not be valid UTF-8. All views are borrowed from whoever made the group and end with
/// the call that hands it over.
struct Unit {
  std::string_view id;      ///< `f0ed8-103`; empty where the origin has none
  std::uint64_t line = 0;   ///< line of the segment in its article, from 1; 0 where there is none
  std::string_view source;  ///< decoded
  std::string_view target;  ///< decoded
  bool recovered = false;   ///< read from a stretch of quote damage
  /// The source of the heading that it stands under; empty where nobody asked for it.
  std::string_view heading = {};
  /// The file that it was read from does not say what its codes are: they stand in both texts as
  /// `<g id="1">`, `</g>`, `<x id="2"/>`, `<bx id="3"/>`, `<ex id="3"/>`, by the numbers of the
  /// codes in the source.
  bool opaque_codes = false;
};

/// Where a group of units comes from. An empty view means "not known".
struct ArticleInfo {
  std::string_view path;              ///< as the user named it, or relative to `--root`
  std::string_view source_lang;       ///< BCP 47
  std::string_view target_lang;       ///< BCP 47
  std::string_view translation_type;  ///< `HT`, `MT` or as the front matter spells it
  std::string_view source_commit;     ///< `ms.sourcegitcommit`
  std::string_view handoff;           ///< `ms.lasthandoff` as YYYY-MM-DD, else as it stands
  Hash128 content;                    ///< of the article's bytes; zero where it was not asked for
  bool valid_utf8 = false;            ///< every text is known to be UTF-8; writers need not look
};

/// The units of one article in article order: neighbours in `units` are neighbours there. An
/// article whose units do not fit into memory comes as several groups, one right after another.
struct UnitGroup {
  ArticleInfo info;
  std::span<const Unit> units;
  std::uint64_t before = 0;  ///< units of the article that earlier groups held
  bool last = true;          ///< no group that goes on with the article follows
};

/// Takes groups one after another. After a failure nothing more is put.
class UnitSink {
 public:
  virtual ~UnitSink() = default;
  [[nodiscard]] virtual Result<void> put(const UnitGroup& group) = 0;
};

}  // namespace locseg
