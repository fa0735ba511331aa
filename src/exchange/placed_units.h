/// A file of units held in memory, so that places in its texts have lines and columns.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "locseg/article.h"
#include "locseg/exchange.h"
#include "locseg/span.h"

namespace locseg {

class PlacedUnits {
 public:
  /// Reads the file `path`, or standard input for `-`. `format`, whose reader must not be null,
  /// must outlive this. Fails as `UnitReader::read` for what is not in the encoding that it says.
  [[nodiscard]] static Result<PlacedUnits> open(const ExchangeFormat& format,
                                                const std::string& path);

  /// The same for `bytes` that would be at `path`.
  [[nodiscard]] static PlacedUnits of(const ExchangeFormat& format, const std::string& path,
                                      std::string bytes);

  /// Puts its units into `sink`, as `read_units` does.
  [[nodiscard]] Result<void> read(UnitSink& sink) const;

  /// In which the spans of `UnitOrigin` count bytes.
  [[nodiscard]] std::string_view text() const { return text_.empty() ? bytes_ : text_; }
  /// Bytes that it takes.
  [[nodiscard]] std::size_t memory() const { return bytes_.size() + text_.size(); }

  /// The bytes of `text()` that spell `part`, bytes of `decoded`, which the file spells as `raw`.
  /// Where `part` is not in the file (a code that is only named there), a point where it would be.
  /// Linear in `raw`.
  [[nodiscard]] Span place_of(Span raw, std::string_view decoded, Span part) const;

  /// The edit of `text()` that does in the file what `edit` does in `decoded`. Nothing if markup is
  /// in its way. The caller reads the result again, to see that it does so.
  [[nodiscard]] std::optional<Edit> edit_of(Span raw, std::string_view decoded,
                                            const Edit& edit) const;

  /// The bytes of the file, as they are and after `edits` of `text()`, in order and disjoint.
  /// kUnsupported if the file is not in UTF-8.
  [[nodiscard]] const std::string& bytes() const { return bytes_; }
  [[nodiscard]] Result<std::string> edited(std::span<const Edit> edits) const;

 private:
  PlacedUnits(const ExchangeFormat& format, std::string path, std::string bytes)
      : format_(&format), path_(std::move(path)), bytes_(std::move(bytes)) {}

  const ExchangeFormat* format_;
  std::string path_;
  std::string bytes_;
  std::string text_;  // if it is not the bytes
};

}  // namespace locseg
