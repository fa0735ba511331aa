/// A bilingual article: parsed from bytes into segments, problems and front matter, rendered in one
/// of its languages, read as units.
///
/// In the side-by-side format, every translated sentence is followed by its source:
///
///     <span data-ttu-id="f0ed8-103">TARGET</span><span class="sxs-lookup"><span
///     data-stu-id="f0ed8-103">SOURCE</span></span>        (on one line)
///
/// in Markdown, YAML, JSON or XML. Other layouts keep the source elsewhere: see `Layout`. Parsing
/// never refuses bytes: what is not a sound pair belongs to the skeleton, with a problem if it
/// looks like part of a pair.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <span>
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

/// The kind by the path's ending (`.md .yml .yaml .json .xml`, and `.markdown .mdx .pod .sgml`, any
/// case), else by the first bytes, else Markdown.
[[nodiscard]] ArticleKind article_kind(std::string_view path, std::string_view bytes);

/// Where an article keeps the sources of its targets.
enum class Layout : std::uint8_t {
  kSpans,        ///< beside each target, both in `span` tags
  kComment,      ///< in a comment above or below it: `<!-- source -->`
  kAlternating,  ///< block by block, one language and then the other
  kPod,          ///< `=begin original`, the source, `=end original`, then the target
  kParallel,     ///< in another article, the source article
};

/// A layout's name, for messages and settings, and what it is in a phrase.
struct LayoutDescription {
  Layout layout = Layout::kSpans;
  std::string_view name;
  std::string_view summary;
};

/// Every layout, `spans` first.
[[nodiscard]] std::span<const LayoutDescription> layout_descriptions();
[[nodiscard]] std::string_view name_of(Layout layout);

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

/// One target/source pair. Spans are bytes of the article, but for `source`; those of the texts are
/// still encoded, see `Article::text`.
struct Segment {
  /// What a rendered side replaces. kSpans: from the `<` of the target's tag to past the last
  /// `</span>`; other layouts: the target.
  Span whole;
  Span id;  ///< kSpans: of the target's tag, the source's tag carries the same; see `Article::id`
  Span target;             ///< encoded
  Span source;             ///< encoded; bytes of `Article::source_bytes`
  std::uint64_t line = 0;  ///< of `whole.begin`, from 1
  Carrier carrier = Carrier::kRaw;
  Carrier source_carrier = Carrier::kRaw;  ///< kSpans: the same
  bool recovered = false;                  ///< touches a stretch of quote damage
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
  // Of layouts other than kSpans; what they are about is skeleton.
  kMissingTarget,    ///< a source with no target beside it that has its blocks
  kMissingSource,    ///< kAlternating: a target with no source beside it
  kUnendedSource,    ///< a comment or `=begin original` without its end
  kOrphanedArticle,  ///< kParallel: the source article is not there; nothing is read
};

/// `unpaired-target` and so on.
[[nodiscard]] std::string_view name_of(ProblemKind kind);

struct Problem {
  ProblemKind kind = ProblemKind::kUnpairedTarget;
  Span span;          ///< the offending bytes
  Position position;  ///< of `span.begin`
  /// Of the segment concerned, or the name of the source article; empty if there is none.
  std::string id;
};

/// One sentence that says what was found and what was expected, without the place.
[[nodiscard]] std::string message_of(const Problem& problem);

/// The localization keys of an article's metadata. A key that is absent is empty.
struct FrontMatter {
  Span span;                     ///< YAML between the `---` lines, or the `metadata:` map's lines
  std::string target_lang;       ///< `ms.contentlocale`; of kParallel without it, `ParallelTexts`'
  std::string translation_type;  ///< `ms.translationtype`
  std::string source_commit;     ///< `ms.sourcegitcommit`
  std::string file_hash;         ///< `ms.openlocfilehash`
  std::string file_id;           ///< `ms.locfileid`
  std::string handoff;           ///< `ms.lasthandoff`, MM/DD/YYYY turned into YYYY-MM-DD
};

/// How to read an article.
struct ReadOptions {
  /// None: the first that the article has, spans, pod, comments, alternating blocks; of those
  /// without tags only on strong evidence, as docs/layouts.md says, else kSpans. kParallel reads
  /// nothing: see article_of_pairs.
  std::optional<Layout> layout = Layout::kSpans;
  std::string source_lang = "en-US";  ///< kAlternating: tells sources from targets by its script
};

/// A parsed article: views and spans into bytes that the caller owns and keeps alive.
///
/// Invariant: segments are in order of position and do not overlap; `bytes()` is the buffer that
/// was parsed, so writing an unchanged article is writing `bytes()`. Edits go into `bytes()`; those
/// of kSpans may change targets and sources, those of other layouts targets alone.
class Article {
 public:
  Article() = default;

  [[nodiscard]] std::string_view bytes() const { return bytes_; }
  /// What sources are spans of: `bytes()`, or of kParallel the bytes of the source article.
  [[nodiscard]] std::string_view source_bytes() const { return source_bytes_; }
  [[nodiscard]] bool has_own_sources() const { return layout_ != Layout::kParallel; }
  [[nodiscard]] ArticleKind kind() const { return kind_; }
  [[nodiscard]] Layout layout() const { return layout_; }
  /// How it was read, its layout found.
  [[nodiscard]] ReadOptions read_options() const { return {layout_, source_lang_}; }
  [[nodiscard]] const std::string& source_lang() const { return source_lang_; }
  [[nodiscard]] const std::vector<Segment>& segments() const { return segments_; }
  /// In order of position.
  [[nodiscard]] const std::vector<Problem>& problems() const { return problems_; }
  /// Stretches of quote damage, in order, disjoint.
  [[nodiscard]] const std::vector<Span>& damage() const { return damage_; }
  [[nodiscard]] const FrontMatter& front_matter() const { return front_matter_; }
  /// Bytes of the article that hold sources and what marks them, which the target alone does not
  /// need: in order, disjoint, and apart from every `Segment::whole`. None of kSpans and kParallel.
  [[nodiscard]] const std::vector<Span>& source_stretches() const { return source_stretches_; }

  /// kSpans: the id in the tags of `segment`. Other layouts have none in their bytes: the id is the
  /// key of a value of the metadata (`title`), else eight hexadecimal digits of the source's hash,
  /// of the second segment with the same source `0f1e2d3c.2`. So it changes with the source alone,
  /// not with the target and not with edits elsewhere, those of equal sources apart.
  [[nodiscard]] std::string_view id(const Segment& segment) const {
    return segment.id.of(layout_ == Layout::kSpans ? bytes_ : std::string_view(ids_));
  }

  /// The decoded text of the target of `segment`: a view of the article's bytes if they need no
  /// decoding, else of `scratch`, which is overwritten.
  [[nodiscard]] std::string_view target_text(const Segment& segment, std::string& scratch) const {
    return decoded(segment.carrier, bytes_, segment.target, scratch);
  }
  /// The same for its source: a view of `source_bytes()` or of `scratch`.
  [[nodiscard]] std::string_view source_text(const Segment& segment, std::string& scratch) const {
    return decoded(segment.source_carrier, source_bytes_, segment.source, scratch);
  }
  /// The same for `span`, bytes of the article in one of its texts that `carrier` writes.
  [[nodiscard]] std::string_view text(Carrier carrier, Span span, std::string& scratch) const {
    return decoded(carrier, bytes_, span, scratch);
  }
  [[nodiscard]] std::string target(const Segment& segment) const;
  [[nodiscard]] std::string source(const Segment& segment) const;

  /// The bytes that read back as `text` if they replace `span`, which is the target or, of kSpans,
  /// the source of `segment`. If the span reads as `text` already, these are its own bytes.
  /// kUnsupported if the carrier cannot hold `text`: a line feed in a single-quoted scalar, a
  /// literal `&quot;` in a stretch of damage.
  [[nodiscard]] Result<std::string> encode(const Segment& segment, Span span,
                                           std::string_view text) const;

 private:
  friend class ArticleParser;
  friend class ArticleBuilder;

  [[nodiscard]] std::string_view decoded(Carrier carrier, std::string_view bytes, Span span,
                                         std::string& scratch) const;
  [[nodiscard]] Result<std::string> encode_damaged(Span span, std::string_view text) const;

  std::string_view bytes_;
  std::string_view source_bytes_;
  std::string ids_;          // of layouts other than kSpans, one behind the other
  std::string source_lang_;  // that it was read with
  ArticleKind kind_ = ArticleKind::kMarkdown;
  Layout layout_ = Layout::kSpans;
  std::vector<Segment> segments_;
  std::vector<Problem> problems_;
  std::vector<Span> damage_;
  std::vector<Span> source_stretches_;
  FrontMatter front_matter_;
};

/// Reads the metadata alone, as `parse_article` does, without looking for pairs.
[[nodiscard]] FrontMatter read_front_matter(std::string_view bytes, ArticleKind kind);

/// Parses `bytes`, which must outlive the article. Never fails; linear in `bytes`.
[[nodiscard]] Article parse_article(std::string_view bytes, ArticleKind kind);

/// The same into an article whose memory is reused: for a loop over many articles.
void parse_article(std::string_view bytes, ArticleKind kind, Article& into);

/// Parses `bytes`, which must outlive the article, in a layout. Never fails; linear in `bytes`.
/// Reuses the memory of `into`.
void read_article(std::string_view bytes, ArticleKind kind, const ReadOptions& options,
                  Article& into);

/// A target and its source in two articles, bytes of each. Both are encoded as they are there.
struct ParallelPair {
  Span target;
  Span source;
};

/// An article and the one that it translates. Borrowed.
struct ParallelTexts {
  std::string_view target;
  std::string_view source;
  ArticleKind kind = ArticleKind::kMarkdown;  ///< of both
  std::string_view target_lang = {};          ///< BCP 47; empty: as the metadata says
  std::string_view source_lang = "en-US";
};

/// The article of kParallel that consists of these pairs, in any order. Both articles must outlive
/// it. A pair that leaves its article, or whose target overlaps that of another, is left out.
[[nodiscard]] Article article_of_pairs(const ParallelTexts& texts,
                                       std::span<const ParallelPair> pairs);

/// The article of kParallel whose source article, `source_name`, is not there: without segments,
/// with a problem that says so.
[[nodiscard]] Article orphaned_article(const ParallelTexts& texts, std::string_view source_name);

/// What `edits` make of `before`: `bytes`, which is `before.bytes()` with the edits carried out and
/// must outlive the article, read in the same layout. Of kParallel, whose pairs are known and not
/// read, each moves with the edits before it and grows with those inside its target.
[[nodiscard]] Article edited_article(const Article& before, std::string_view bytes,
                                     std::span<const Edit> edits);

enum class RenderedSide : std::uint8_t { kTarget, kSource };

struct RenderOptions {
  RenderedSide side = RenderedSide::kTarget;
  /// Undo the escapes that the bilingual writer added (`\*` for `*`), to give the article as it was
  /// published; see the rule in src/markup/published.cc.
  bool published = false;
};

/// `article` with every pair replaced by the encoded text of one side: in a JSON string or a quoted
/// scalar it keeps its escapes. Quote damage is repaired. Of layouts other than kSpans, the bytes
/// without `source_stretches()`, each target replaced by the encoded text of that side; the source
/// side of kParallel is the source article.
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
