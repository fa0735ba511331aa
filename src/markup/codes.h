// The inline codes of a fragment: what a translator must keep, move or mirror rather than
// translate. A fragment is Markdown inline text or XML content, as the texts of segments are.
//
// Markdown is read by the rules of CommonMark 0.30 for code spans, autolinks, raw HTML, entities,
// links, images and emphasis (with `~~` of GitHub), and by those of DocFX for `[!INCLUDE]` and
// `[!NOTE]`. What CommonMark would read as text stays text; nothing is ever refused.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "locseg/span.h"
#include "markup/brackets.h"
#include "markup/delimiters.h"

namespace locseg::markup {

enum class Syntax : std::uint8_t {
  kMarkdown,
  kXml,
  kCatalog,  ///< a text of a program: tags, entities and placeholders as in Markdown, no other code
};

enum class CodeKind : std::uint8_t {
  kEmphasis,     ///< `*a*`, `__a__`, `~~a~~`; value: one side's mark
  kLink,         ///< `[a](target "title")`, `[a][label]`; value: the target or the label
  kImage,        ///< `![a](target "title")`; value: the target
  kCodeSpan,     ///< `` `a` ``; value: what is between the backticks
  kAutolink,     ///< `<https://a.example>`, `<a@b.example>`; value: without the brackets
  kTag,          ///< an HTML or XML tag; value: its name
  kComment,      ///< `<!-- -->`, `<? ?>`, `<![CDATA[ ]]>`, `<!DOCTYPE>`; value: the whole
  kEntity,       ///< `&nbsp;`, `&#160;`; value: the name or number
  kInclude,      ///< `[!INCLUDE[name](path)]`; value: the path
  kDirective,    ///< `[!NOTE]`, `[!VIDEO url]`; value: the keyword
  kPlaceholder,  ///< `{0}`, `{{name}}`, `${x}`, `%s`, `%1$s`, `%NAME%`, `<name>`; value: the whole
};

/// Spans are bytes of the fragment. A code is one mark, or two with text between them:
///
///     see [the guide](guide.md)          code `x = 1`
///         ~         ~~~~~~~~~~~               ~~~~~~~
///         open      close                     open, and close is empty
struct Code {
  CodeKind kind = CodeKind::kTag;
  Span open;
  Span close;  ///< empty, at `open.end`, where the code is one mark
  Span value;  ///< the telling part, see `CodeKind`; inside `open` or `close`

  [[nodiscard]] bool paired() const { return !close.empty(); }
  [[nodiscard]] Span whole() const { return {open.begin, close.end}; }
  /// The text between the marks; empty where the code is one mark.
  [[nodiscard]] Span inside() const { return {open.end, close.begin}; }

  friend bool operator==(const Code&, const Code&) = default;
};

/// Invariants: codes are in order of `open.begin`; no two marks share a byte; paired codes nest.
/// Tags that would cross another code, or find no partner, are codes of one mark each.
struct Codes {
  std::vector<Code> codes;
  /// Marks that found no partner and are therefore text: runs of `*`, `_`, `~~` or backticks, and
  /// single brackets. In order.
  std::vector<Span> loose;

  friend bool operator==(const Codes&, const Codes&) = default;
};

/// What is open while codes are looked for.
struct ScanMemory {
  std::vector<DelimiterRun> runs;
  std::vector<Bracket> brackets;
  std::vector<EmphasisPair> pairs;
};

/// Finds codes. Keeps its memory from one fragment to the next: use one for many.
class CodeScanner {
 public:
  /// Overwrites `into`. Linear in `fragment` but for sorting, whatever is nested or left open.
  void scan(std::string_view fragment, Syntax syntax, Codes& into);

 private:
  ScanMemory memory_;
};

/// The same for one fragment.
[[nodiscard]] Codes find_codes(std::string_view fragment, Syntax syntax);

/// `emphasis`, `link` and so on, for messages and tests.
[[nodiscard]] std::string_view name_of(CodeKind kind);

}  // namespace locseg::markup
