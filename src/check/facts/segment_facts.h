/// What is known of a segment while rules look at it. What is expensive is computed at the
/// first call and kept for the other rules; one skip the bytes of each side says which classes
/// of bytes it holds, so that most rules decline at once.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "check/facts/byte_classes.h"
#include "check/facts/marks.h"
#include "check/facts/names.h"
#include "check/facts/surroundings.h"
#include "check/facts/technical_words.h"
#include "locseg/article.h"
#include "locseg/check.h"
#include "locseg/identity.h"
#include "locseg/span.h"
#include "markup/codes.h"
#include "text/script.h"

namespace locseg::check {

class TermIndex;  // term_index.h

/// What all segments of an article share.
struct Context {
  std::string_view article;  // its name
  std::string_view source_lang;
  std::string_view target_lang;
  std::string_view translation_type;
  const Thresholds* thresholds = nullptr;  // never null
  markup::Syntax syntax = markup::Syntax::kMarkdown;
  const TermIndex* terms = nullptr;  // null: no glossary for these languages
};

/// One side of a segment.
class Side {
 public:
  /// `lang` must outlive the side.
  Side(std::string_view lang, markup::Syntax syntax)
      : lang_(lang), primary_lang_(primary_subtag(lang)), syntax_(syntax) {}

  void reset(std::string_view text);

  /// Decoded; may hold bytes that are not UTF-8.
  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] std::string_view text(Span span) const { return span.of(text_); }
  /// BCP 47; empty if not known.
  [[nodiscard]] std::string_view lang() const { return lang_; }
  /// The primary subtag: `de` of `de-DE`.
  [[nodiscard]] std::string_view primary_lang() const { return primary_lang_; }
  /// True when any of `classes` occurs.
  [[nodiscard]] bool has(ByteClasses classes) const { return (classes_ & classes) != 0; }
  [[nodiscard]] ByteClasses classes() const { return classes_; }

  /// As `find_marks` of `text()`: for a MarkCursor over that or over `masked()`.
  [[nodiscard]] std::span<const std::size_t> marks() const { return marks_; }

  // Not const: asking computes.

  [[nodiscard]] const markup::Codes& codes() {
    if (first(kCodes)) find_codes();
    return codes_;
  }

  /// Stands in `masked()` for every byte of a mark.
  static constexpr char kMark = '\x01';

  /// The text with every byte of a mark overwritten, so that offsets stay: link texts and what
  /// emphasis and tags enclose can be read; targets, code spans, tags and placeholders cannot.
  [[nodiscard]] std::string_view masked() {
    if (first(kMasked)) mask();
    return is_masked_ ? std::string_view(masked_) : text_;
  }

  /// As `base::has_hump` of `text()`.
  [[nodiscard]] bool has_hump() {
    if (first(kHump)) has_hump_ = base::has_hump(text_);
    return has_hump_;
  }
  /// Addresses, paths, identifiers, versions in `masked()`, in order, disjoint.
  [[nodiscard]] std::span<const TechnicalWord> technical() {
    if (first(kTechnical)) find_technical();
    return technical_;
  }
  /// The runs of ASCII digits in `masked()`, in order.
  [[nodiscard]] std::span<const Span> digits() {
    if (first(kDigits)) find_digits();
    return digits_;
  }
  /// As `names_of`.
  [[nodiscard]] std::span<const Name> names() {
    if (first(kNames)) names_ = names_of(*this);
    return names_;
  }

  /// The text as it was published (see markup/published.h), and its codes. Their spans are bytes
  /// of `published()`.
  [[nodiscard]] std::string_view published();
  [[nodiscard]] const markup::Codes& published_codes();

 private:
  enum Computed : std::uint8_t {
    kCodes = 1,
    kMasked = 2,
    kPublished = 4,
    kPublishedCodes = 8,
    kTechnical = 16,
    kNames = 32,
    kDigits = 64,
    kHump = 128
  };
  /// True at the first call for `what` since the last reset.
  bool first(Computed what) {
    const bool is_known = (known_ & what) != 0;
    known_ |= what;
    return !is_known;
  }

  void find_codes();
  void mask();
  void find_digits();
  void find_technical();

  std::string_view text_;
  std::string_view lang_;
  std::string_view primary_lang_;
  markup::Syntax syntax_;
  ByteClasses classes_ = 0;
  std::uint8_t known_ = 0;
  bool is_masked_ = false;  // masked() differs from text()
  bool escapes_ = false;    // published() does
  bool has_hump_ = false;
  markup::CodeScanner scanner_;
  markup::Codes codes_;
  std::string masked_;
  std::vector<std::size_t> marks_;
  std::vector<TechnicalWord> technical_;
  std::vector<Name> names_;
  std::vector<Span> digits_;
  std::string published_;
  markup::Codes published_codes_;
};

/// A segment as rules see it. One object serves all segments of an article one after another; it
/// keeps its memory and nothing else.
class SegmentFacts {
 public:
  explicit SegmentFacts(const Context& context)
      : context_(&context),
        source_(context.source_lang, context.syntax),
        target_(context.target_lang, context.syntax) {}

  /// Turns to the next segment. The texts must outlive the rules' look at it.
  void reset(std::string_view source, std::string_view target, const Place& place = {});

  [[nodiscard]] const Context& context() const { return *context_; }
  // Not const: asking computes.
  [[nodiscard]] Side& source() { return source_; }
  [[nodiscard]] Side& target() { return target_; }
  [[nodiscard]] const Surroundings& surroundings();
  [[nodiscard]] const Place& place() {
    asked_article_ = true;
    return place_;
  }
  /// The bytes of the article that the segment is in; empty for a pair apart from any.
  [[nodiscard]] std::string_view article_bytes() {
    return place().article == nullptr ? std::string_view() : place_.article->bytes();
  }

  /// What rules asked for since the last reset, beside the texts: the surroundings, and anything of
  /// the article. What they found depends on nothing else.
  [[nodiscard]] const std::optional<Surroundings>& asked_surroundings() const {
    return surroundings_;
  }
  [[nodiscard]] bool asked_article() const { return asked_article_; }

  /// What the file of a unit says of it; null for a segment of an article.
  [[nodiscard]] const UnitOrigin* origin() const { return place_.origin; }
  /// The scripts that the target's language is written in; empty if not known.
  [[nodiscard]] const std::vector<text::Script>& target_scripts();
  /// Whether one of them is written from right to left.
  [[nodiscard]] bool is_right_to_left();
  /// True when either side holds any of `classes`.
  [[nodiscard]] bool has(ByteClasses classes) const {
    return source_.has(classes) || target_.has(classes);
  }

 private:
  const Context* context_;
  Side source_;
  Side target_;
  Place place_;
  std::optional<Surroundings> surroundings_;
  bool asked_article_ = false;
  std::vector<text::Script> target_scripts_;
  bool scripts_known_ = false;  // for all segments: the language is the article's
};

}  // namespace locseg::check
