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
/// they need not be valid UTF-8. All views are borrowed from its source; a sink says how long.
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

/// Where the units of an article come from. An empty view means "not known".
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

/// One article, whole: its units in article order.
struct UnitGroup {
  ArticleInfo info;
  std::span<const Unit> units;
};

/// Takes articles one after another:
///
///     stream  = *article finish
///     article = begin_article *( units / change_provenance ) end_article
///
/// How the units of an article are shared out among the calls of `units` makes no difference to
/// what comes of them. After a failure, of the sink or of the source, nothing more is called and
/// what the sink made is not to be used; an article may then be open.
///
/// A source (a reader, `Store::read`) calls all but `finish`, so that several may fill one sink.
/// The caller that joined the two calls `finish`, once, behind the last source.
class UnitSink {
 public:
  virtual ~UnitSink() = default;

  /// The texts of `info` are borrowed until `end_article` or `change_provenance` returns.
  [[nodiscard]] virtual Result<void> begin_article(const ArticleInfo& info) = 0;
  /// Further units of the open article, neighbours of those before. Borrowed until this returns.
  [[nodiscard]] virtual Result<void> units(std::span<const Unit> units) = 0;
  /// What follows in the open article was translated otherwise: `info` differs from the one before
  /// in type, commit, date or content, not in path or language. Its texts are borrowed as well.
  /// Only stores hold such articles. Ignored unless overridden.
  [[nodiscard]] virtual Result<void> change_provenance(const ArticleInfo& info);
  [[nodiscard]] virtual Result<void> end_article() = 0;
  /// No article follows. Does nothing unless overridden.
  [[nodiscard]] virtual Result<void> finish();

  /// A whole article.
  [[nodiscard]] Result<void> put(const UnitGroup& article);
};

}  // namespace locseg
