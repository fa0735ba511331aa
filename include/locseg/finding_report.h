/// Findings as people and programs read them: one renderer a format.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

#include "locseg/check.h"
#include "locseg/output.h"
#include "locseg/result.h"

namespace locseg {

/// How far the terminal, or whatever shows the text, goes along with right-to-left text.
enum class TextOrder : std::uint8_t {
  kVisual,   ///< shown in the order of UAX #9, as browsers, editors and some terminals do
  kLogical,  ///< one character after another from the left, as most terminals do
};

struct FindingReportOptions {
  std::uint32_t columns = 100;           ///< text: how wide a line may be
  bool color = false;                    ///< text
  TextOrder order = TextOrder::kVisual;  ///< text: what the marks are put under
};

/// Writes findings as they come, keeping at most one article's.
class FindingReport : public FindingSink {
 public:
  /// Ends the document. To be called once, after the last `put`; `counts` is what the run came to.
  [[nodiscard]] virtual Result<void> finish(const CheckCounts& counts) = 0;
  /// What had to be left out for the format's readers to take the rest; empty where nothing was.
  [[nodiscard]] virtual std::string_view omitted() const { return {}; }
};

/// An entry of the table of formats.
struct FindingFormat {
  std::string_view name;     ///< as `--format` takes it
  std::string_view summary;  ///< one line
  std::string_view ending;   ///< of files that are in this format unless told otherwise, or empty
  /// `out` must outlive the report.
  std::unique_ptr<FindingReport> (*make)(OutputFile& out, const FindingReportOptions& options);
};

/// Every format, in the order in which help lists them.
[[nodiscard]] std::span<const FindingFormat> finding_formats();

/// By name, or by the ending of a path; null where there is none.
[[nodiscard]] const FindingFormat* find_finding_format(std::string_view name);
[[nodiscard]] const FindingFormat* finding_format_of(std::string_view path);

}  // namespace locseg
