// The entries of a PO file, one after another.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/po/po_layout.h"
#include "exchange/units/lines.h"
#include "locseg/exchange.h"
#include "locseg/span.h"
#include "locseg/unit.h"
#include "text/decoder.h"

namespace locseg::exchange {

/// An entry, and where it is.
struct PoEntry {
  bool has_context = false;
  bool has_id = false;
  bool has_plural = false;
  TranslationState state = TranslationState::kTranslated;  // by its flags
  std::string context;
  std::string id;
  std::string plural;
  std::vector<std::string> strs;
  PoUnitLocation place;
  std::string comment;                  // behind `locseg:`
  std::vector<std::string> references;  // a line each
  std::size_t size = 0;
  std::string flags;
  std::optional<std::uint64_t> begin;  // of its first line
  Span id_span;                        // from the first string to the end of the last one
  Span plural_span;
  std::vector<Span> str_spans;

  void clear() { *this = {}; }
  /// It is not a text but says what holds for the file.
  [[nodiscard]] bool is_header() const { return id.empty() && !has_context && !strs.empty(); }
  /// A field of the header; empty if it has none.
  [[nodiscard]] std::string field(std::string_view name) const;
};

/// Reads a PO file as gettext does:
/// https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html
class PoEntries {
 public:
  /// Gets each entry, the header among them, and may change it.
  using Take = std::function<Result<void>(PoEntry& entry)>;

  /// `job` gets what the bytes say of the file; null if that is not wanted. All must outlive this.
  PoEntries(ByteSource& bytes, std::string_view path, Take take, PoLayout* job)
      : lines_(bytes, path), path_(path), take_(std::move(take)), job_(job) {}

  /// kMalformed with the place and what was expected; the entries before it were taken.
  [[nodiscard]] Result<void> read();

 private:
  enum class Part { kNone, kDomain, kContext, kId, kPlural, kStr };

  [[nodiscard]] Result<void> take_line();
  [[nodiscard]] Result<void> decode_rest();
  [[nodiscard]] tl::unexpected<Error> malformed(std::string_view what) const;
  void skip_space();
  [[nodiscard]] Result<void> parse_line();
  [[nodiscard]] std::uint64_t offset() const;
  [[nodiscard]] Result<void> parse_comment();
  void parse_flags(std::string_view text);
  [[nodiscard]] Result<void> parse_keyword();
  void begin_texts();
  [[nodiscard]] Result<void> begin_str(std::string_view index);
  [[nodiscard]] Result<void> end_entry_before(std::string_view keyword);
  [[nodiscard]] Result<void> parse_string();
  [[nodiscard]] Result<void> parse_escape(std::string* text);
  [[nodiscard]] std::string* text_of_part();
  [[nodiscard]] Result<void> end_entry();
  [[nodiscard]] Result<void> use_charset(std::string name);

  Lines lines_;
  std::string_view path_;
  Take take_;
  PoLayout* job_;
  std::string_view line_;
  std::string_view rest_;  // of it
  PoEntry entry_;
  Part part_ = Part::kNone;
  bool header_done_ = false;
  std::unique_ptr<text::Decoder> decoder_;  // null for UTF-8
  std::string charset_;
  std::string decoded_;  // the line
};

}  // namespace locseg::exchange
