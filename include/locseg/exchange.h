/// Exchange formats: readers and writers of units.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "locseg/unit.h"

namespace locseg {

/// Writes units in one format. Stateless: `write` of different groups may run on several threads,
/// and the file is `header`, the groups in order, `footer`.
class UnitWriter {
 public:
  virtual ~UnitWriter() = default;
  virtual void header(std::string& out) const { static_cast<void>(out); }
  /// Appends the group. Bytes that are not UTF-8 become U+FFFD.
  virtual void write(const UnitGroup& group, std::string& out) const = 0;
  virtual void footer(std::string& out) const { static_cast<void>(out); }
};

/// Reads units in one format. Stateless.
class UnitReader {
 public:
  virtual ~UnitReader() = default;
  /// Puts the units of a whole file into `sink`, neighbours of one article as one group, in order
  /// and as they are read. What the format holds beyond units is passed over. kMalformed, with the
  /// line and column, where the file is not what the format says; groups before it were put.
  [[nodiscard]] virtual Result<void> read(std::string_view bytes, std::string_view path,
                                          UnitSink& sink) const = 0;
};

/// An entry of the table of formats.
struct ExchangeFormat {
  std::string_view name;                      ///< as `--format` takes it
  std::string_view summary;                   ///< one line
  std::span<const std::string_view> endings;  ///< of files, `.jsonl`
  bool needs_languages;                       ///< cannot write a unit whose languages are unknown
  const UnitWriter* writer;                   ///< never null
  const UnitReader* reader;                   ///< null where the format is not read yet
};

/// Every format, in the order in which help lists them.
[[nodiscard]] std::span<const ExchangeFormat> exchange_formats();

/// By name or by the ending of a path; null where there is none.
[[nodiscard]] const ExchangeFormat* find_exchange_format(std::string_view name);
[[nodiscard]] const ExchangeFormat* exchange_format_of(std::string_view path);

/// Reads the file `path`, or standard input for `-`, in `format`, whose reader must not be null.
[[nodiscard]] Result<void> read_units(const ExchangeFormat& format, const std::string& path,
                                      UnitSink& sink);

}  // namespace locseg
