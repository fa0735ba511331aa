// Updating pages: new sources and old translations make new translations, and a job.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "locseg/result.h"
#include "locseg/span.h"
#include "locseg/status.h"
#include "locseg/unit.h"

namespace locseg {

/// How a new page says which of its sentences are not translated.
enum class UpdateMark : std::uint8_t {
  kNone,       ///< no mark: what is new or changed is in the source's language
  kComment,    ///< `<!-- outdated -->` behind an old translation, `<!-- untranslated -->`
  kAttribute,  ///< `<span data-locseg="outdated">` around it
};

struct UpdateOptions {
  StatusOptions status;
  /// The old source of the one page that is asked for, a file; or the revision of git that has the
  /// old sources. Empty: as `find_status` finds them.
  std::string old_source;
  UpdateMark mark = UpdateMark::kNone;
};

/// A text of an old translation that has no place in the new one.
struct DisplacedText {
  std::string text;
  std::string old_source;  ///< empty: not known
  Position position;       ///< in the old translation
};

/// What a new page has for a sentence of the source, or for a block of code.
struct PlacedSource {
  Position position;  ///< in the new page
  std::string source;
};

struct UpdatedPage {
  std::string name;  ///< of the translation
  std::string path;  ///< where it is
  std::string source_lang;
  std::string target_lang;  ///< empty: not known
  std::string before;
  std::string bytes;          ///< the new translation
  std::string refusal;        ///< why nothing could be decided; then `bytes` is `before`
  std::uint64_t carried = 0;  ///< sentences, titles and blocks of code that stay as they were
  std::uint64_t asked = 0;    ///< units of the job
  std::vector<DisplacedText> displaced;
  std::vector<PlacedSource> by_hand;  ///< new, and no exchange file brings them back
  std::vector<PlacedSource> unsure;   ///< what is there may translate another sentence
  /// In the source's language though they are as they were: the translation of each may be among
  /// those of `displaced` without an old source.
  std::vector<PlacedSource> unmatched;
};

struct Updates {
  std::vector<UpdatedPage> pages;  ///< that have a source and a translation, in order
  std::vector<std::string> notes;  ///< for the user, one sentence each
};

/// Makes the new translations of the pages that `find_status` would look at, and puts what they ask
/// for into `job`, an article a page, in order. Writes no page. Fails as `find_status`; kMisuse if
/// `old_source` is a file and there is not one page. Memory: all pages.
[[nodiscard]] Result<Updates> update_pages(std::span<const std::string> paths,
                                           const UpdateOptions& options, UnitSink& job);

}  // namespace locseg
