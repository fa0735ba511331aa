/// A file of translations as clients see it: its text, its segments, and what is wrong with them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/file_stamp.h"
#include "check/engine/segment_records.h"
#include "locseg/article.h"
#include "locseg/check.h"
#include "locseg/exchange.h"
#include "locseg/finding.h"
#include "locseg/result.h"
#include "locseg/span.h"
#include "locseg/tree.h"
#include "lsp/document_text.h"
#include "workflow/exchange_bytes.h"

namespace locseg::lsp {

/// Where a document is, and what it is read as.
struct DocumentOrigin {
  std::string uri;
  std::string path;                        ///< absolute
  std::string name;                        ///< of the article: below the root
  ArticleReading reading = {};             ///< of an article
  const ExchangeFormat* format = nullptr;  ///< of a file of units; null: an article
};

/// A segment and where it is.
struct DocumentSegment {
  std::string id;
  std::string source;
  std::string target;
  Span target_span;
};

class Document {
 public:
  /// `text` is UTF-8.
  Document(DocumentOrigin origin, DocumentText text)
      : origin_(std::move(origin)), text_(std::move(text)) {}
  Document(Document&&) = delete;  // the article is spans of the text

  [[nodiscard]] const DocumentOrigin& origin() const { return origin_; }
  [[nodiscard]] const DocumentText& text() const { return text_; }
  void replace(Span span, std::string_view text);

  /// It is read in another way from now on.
  void move_to(DocumentOrigin origin);

  /// Reads the article's source, if that is a file of its own, or takes it from `open`, its text in
  /// the editor (null: it is not open). To be called before the segments are asked for. Costs a
  /// look at the file, or a comparison of texts, if the source is as it was.
  void look_at_source(const std::string* open);

  /// Checks what changed since the last check, which was by the same checker, or all after
  /// `forget`. Of an article, the rules about segments look at changed ones alone.
  void check(const Checker& checker);
  void forget();
  /// Whether a check would find anything new.
  [[nodiscard]] bool is_checked() const { return is_checked_; }

  // Of the last check.
  [[nodiscard]] const std::vector<Finding>& findings() const { return findings_; }
  /// Why the file could not be read.
  [[nodiscard]] const std::optional<Error>& failure() const { return failure_; }
  [[nodiscard]] const std::string& source_lang() const { return source_lang_; }
  [[nodiscard]] const std::string& target_lang() const { return target_lang_; }

  /// The segment that the byte at `offset` is part of. Linear.
  [[nodiscard]] std::optional<DocumentSegment> segment_at(std::uint64_t offset);
  /// The first with this id. Linear.
  [[nodiscard]] std::optional<DocumentSegment> segment_with(std::string_view id);

  /// What `locseg check --fix` would change, line by line; none if that is nothing, or the file
  /// cannot be read. Cost: some checks of the whole file.
  [[nodiscard]] std::vector<Edit> repairs(const Checker& checker) const;

 private:
  void check_article(const Checker& checker);
  void check_units(const Checker& checker);
  [[nodiscard]] const Article& article();
  [[nodiscard]] ExchangeBytes exchange_bytes() const;

  DocumentOrigin origin_;
  DocumentText text_;
  std::optional<std::string> source_;            // of the article, if that is a file of its own
  std::optional<base::FileStamp> source_stamp_;  // of the file that source_ was read from
  Article article_;
  bool is_parsed_ = false;
  bool is_checked_ = false;
  check::SegmentRecords records_;
  std::vector<Finding> findings_;
  std::optional<Error> failure_;
  std::string source_lang_;
  std::string target_lang_;
};

}  // namespace locseg::lsp
