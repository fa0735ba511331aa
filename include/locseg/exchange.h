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

/// An entry of the table of formats.
struct ExchangeFormat {
  std::string_view name;                      ///< as `--format` takes it
  std::string_view summary;                   ///< one line
  std::span<const std::string_view> endings;  ///< of files, `.jsonl`
  bool needs_languages;                       ///< cannot write a unit whose languages are unknown
  const UnitWriter* writer;                   ///< never null
};

/// Every format, in the order in which help lists them.
[[nodiscard]] std::span<const ExchangeFormat> exchange_formats();

/// By name or by the ending of a path; null where there is none.
[[nodiscard]] const ExchangeFormat* find_exchange_format(std::string_view name);
[[nodiscard]] const ExchangeFormat* exchange_format_of(std::string_view path);

}  // namespace locseg
