/// A bilingual article: parsed from bytes into segments, problems and front matter, rendered in one
/// of its languages, read as units.
///
/// In the side-by-side format, every translated sentence is followed by its source:
///
///     <span data-ttu-id="f0ed8-103">TARGET</span><span class="sxs-lookup"><span
///     data-stu-id="f0ed8-103">SOURCE</span></span>        (on one line)
///
/// in Markdown, YAML, JSON or XML. Parsing never refuses bytes: what is not a sound pair belongs to
/// the skeleton, with a problem if it looks like part of a pair.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "locseg/result.h"
#include "locseg/span.h"
#include "locseg/unit.h"

namespace locseg {

enum class ArticleKind : std::uint8_t { kMarkdown, kYaml, kJson, kXml };

/// True for `.md .yml .yaml .json .xml`, in any case: what a walk through a folder takes.
[[nodiscard]] bool has_article_ending(std::string_view path);

/// The kind by the path's ending (`.md .yml .yaml .json .xml`, any case), else by the first bytes,
/// else Markdown.
[[nodiscard]] ArticleKind article_kind(std::string_view path, std::string_view bytes);

/// How the texts of a segment are written in its article.
enum class Carrier : std::uint8_t {
  kRaw,           ///< as they are: Markdown, XML
  kYamlPlain,     ///< as they are, in a YAML plain scalar: no line feed, `: ` or ` #`
  kYamlBlock,     ///< as they are, in a YAML block scalar: further lines are indented
  kJsonString,    ///< inside a JSON string: `\"`, `\\`, `\n`, `\u00e9`
  kYamlDouble,    ///< inside a YAML double-quoted scalar: its escapes and folded line ends
  kYamlSingle,    ///< inside a YAML single-quoted scalar: `''`, and folded line ends
  kQuoteDamaged,  ///< raw, but `&quot;` means `"` inside the article's stretches of damage
};

/// One target/source pair in an article. Spans are bytes of the article; those of the texts are
/// still encoded, see `Article::text`.
struct Segment {
  Span whole;              ///< from the `<` of the target's tag to past the last `</span>`
  Span id;                 ///< of the target's tag; the source's tag carries the same id
  Span target;             ///< encoded
  Span source;             ///< encoded
  std::uint64_t line = 0;  ///< of `whole.begin`, from 1
  Carrier carrier = Carrier::kRaw;
  bool recovered = false;  ///< touches a stretch of quote damage
};

/// Damage that the parser found. It reads on after it.
enum class ProblemKind : std::uint8_t {
  kUnpairedTarget,  ///< a target's tag without a source after it
  kUnpairedSource,  ///< a source's tag without a target before it
  kUnclosedSource,  ///< target and source begin, the end of the source is missing
  kNestedPair,      ///< a target's tag inside another target or source; the inner pair is read
  kIdMismatch,      ///< target and source carry different ids; both texts are skeleton
  kDuplicateId,     ///< the id of an earlier segment; both segments are read
  kMalformedTag,    ///< `data-ttu-id` or `data-stu-id` in a tag not spelled as a pair's is
  kQuoteDamage,     ///< a stretch in which every `"` became `&quot;`; what it holds is recovered
  kConflictMarker,  ///< a git conflict marker at the start of a line
  kInvalidUtf8,     ///< bytes that are not UTF-8; the span covers one run of them
};

/// `unpaired-target` and so on.
[[nodiscard]] std::string_view name_of(ProblemKind kind);

struct Problem {
  ProblemKind kind = ProblemKind::kUnpairedTarget;
  Span span;          ///< the offending bytes
  Position position;  ///< of `span.begin`
  std::string id;     ///< of the segment concerned; empty if there is none
};

/// One sentence that says what was found and what was expected, without the place.
[[nodiscard]] std::string message_of(const Problem& problem);

/// The localization keys of an article's metadata. A key that is absent is empty.
struct FrontMatter {
  Span span;                     ///< YAML between the `---` lines, or the `metadata:` map's lines
  std::string target_lang;       ///< `ms.contentlocale`
  std::string translation_type;  ///< `ms.translationtype`
  std::string source_commit;     ///< `ms.sourcegitcommit`
  std::string file_hash;         ///< `ms.openlocfilehash`
  std::string file_id;           ///< `ms.locfileid`
  std::string handoff;           ///< `ms.lasthandoff`, MM/DD/YYYY turned into YYYY-MM-DD
};

/// A parsed article: views and spans into bytes that the caller owns and keeps alive.
///
/// Invariant: segments are in order of position and do not overlap; `bytes()` is the buffer that
/// was parsed, so writing an unchanged article is writing `bytes()`.
class Article {
 public:
  Article() = default;

  [[nodiscard]] std::string_view bytes() const { return bytes_; }
  [[nodiscard]] ArticleKind kind() const { return kind_; }
  [[nodiscard]] const std::vector<Segment>& segments() const { return segments_; }
  /// In order of position.
  [[nodiscard]] const std::vector<Problem>& problems() const { return problems_; }
  /// Stretches of quote damage, in order, disjoint.
  [[nodiscard]] const std::vector<Span>& damage() const { return damage_; }
  [[nodiscard]] const FrontMatter& front_matter() const { return front_matter_; }

  [[nodiscard]] std::string_view id(const Segment& segment) const { return segment.id.of(bytes_); }

  /// The decoded text of `span`, which is the target or the source of `segment`: a view of the
  /// article's bytes if they need no decoding, else of `scratch`, which is overwritten.
  [[nodiscard]] std::string_view text(const Segment& segment, Span span,
                                      std::string& scratch) const;
  [[nodiscard]] std::string target(const Segment& segment) const;
  [[nodiscard]] std::string source(const Segment& segment) const;

  /// The bytes that read back as `text` if they replace `span`, which is the target or the source
  /// of `segment`. If the span reads as `text` already, these are its own bytes. kUnsupported if
  /// the carrier cannot hold `text`: a line feed in a single-quoted scalar, a literal `&quot;` in a
  /// stretch of damage.
  [[nodiscard]] Result<std::string> encode(const Segment& segment, Span span,
                                           std::string_view text) const;

 private:
  friend class ArticleParser;

  [[nodiscard]] Result<std::string> encode_damaged(Span span, std::string_view text) const;

  std::string_view bytes_;
  ArticleKind kind_ = ArticleKind::kMarkdown;
  std::vector<Segment> segments_;
  std::vector<Problem> problems_;
  std::vector<Span> damage_;
  FrontMatter front_matter_;
};

/// Reads the metadata alone, as `parse_article` does, without looking for pairs.
[[nodiscard]] FrontMatter read_front_matter(std::string_view bytes, ArticleKind kind);

/// Parses `bytes`, which must outlive the article. Never fails; linear in `bytes`.
[[nodiscard]] Article parse_article(std::string_view bytes, ArticleKind kind);

/// The same into an article whose memory is reused: for a loop over many articles.
void parse_article(std::string_view bytes, ArticleKind kind, Article& into);

enum class RenderedSide : std::uint8_t { kTarget, kSource };

struct RenderOptions {
  RenderedSide side = RenderedSide::kTarget;
  /// Undo the escapes that the bilingual writer added (`\*` for `*`), to give the article as it was
  /// published; see the rule in src/markup/published.cc.
  bool published = false;
};

/// `article` with every pair replaced by the encoded text of one side: in a JSON string or a quoted
/// scalar it keeps its escapes. Quote damage is repaired.
[[nodiscard]] std::string render(const Article& article, const RenderOptions& options);

/// The languages of articles: for those that name none, or instead of those that they name.
struct Languages {
  std::string source = "en-US";
  std::string target;  ///< empty: the article's `ms.contentlocale`
};

/// The units of one article, and the memory of their decoded texts. Use one object for many
/// articles: its memory is reused, and a text that needs no decoding allocates none.
class ArticleUnits {
 public:
  /// Reads `article` in place of the last one. `name` and the article's bytes must outlive the
  /// group. `content` is the hash of the article's bytes; zero if no sink compares it.
  void read(std::string_view name, const Article& article, const Languages& languages,
            const Hash128& content);

  /// Sets the heading of each unit of the article that was read last: the source of the last
  /// segment before it in a Markdown heading (`#` to `######`); for a unit in a heading, in one of
  /// a higher level.
  void find_headings(const Article& article);

  /// Valid until the next `read`.
  [[nodiscard]] UnitGroup group() const { return {info_, units_}; }

 private:
  ArticleInfo info_;
  std::vector<Unit> units_;
  std::deque<std::string> kept_;  // languages, decoded texts; stable addresses for the views
  std::size_t kept_used_ = 0;
};

}  // namespace locseg
