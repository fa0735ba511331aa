/// Reports of findings, changes, counts and merges, for people and for programs.
///
/// Each kind of report has one table of formats, in the order in which help lists them. An entry
/// either makes the text of a value, or a writer for what comes in parts (findings, changes).
///
///     std::string json = find_format(stats_formats(), "json")->make(stats, {});
///
/// `text` is for people and escapes control characters in foreign text. JSON keys do not change;
/// new keys come last. Every format writes U+FFFD for bytes that are not UTF-8.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <numeric>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "locseg/check.h"
#include "locseg/diff.h"
#include "locseg/memory.h"
#include "locseg/merge.h"
#include "locseg/output.h"
#include "locseg/result.h"
#include "locseg/stats.h"
#include "locseg/status.h"
#include "locseg/unit.h"

namespace locseg {

/// How the terminal, or another program that shows the text, orders right-to-left text.
enum class TextOrder : std::uint8_t {
  kVisual,   ///< by UAX #9, as browsers, editors and some terminals do
  kLogical,  ///< one character after another from the left, as most terminals do
};

/// How a report looks. All but `rules` is for the format `text` alone.
struct ReportOptions {
  std::uint32_t columns = 100;           ///< how wide a line may be
  bool color = false;                    ///< with colors of a terminal
  bool links = false;                    ///< of a terminal: the name of a rule leads to its page
  TextOrder order = TextOrder::kVisual;  ///< for the place of marks under a finding
  bool summary = false;  ///< changes: one line an article, and the totals; findings: the totals
  /// All rules of the run, as `rules_with` gives them; empty: `rule_descriptions()`.
  std::span<const RuleDescription* const> rules = {};
  /// Names the option for a hint ("--limit"); null: text names none.
  std::string_view (*option_of)(Hint hint) = nullptr;
};

/// An entry of a table of formats. `Make` is the type of the function that makes the report.
template <class Make>
struct ReportFormat {
  std::string_view name;     ///< as `--format` takes it
  std::string_view summary;  ///< one line
  std::string_view ending;   ///< of files that have this format by default, or empty
  Make* make = nullptr;
  bool appends = false;  ///< what a file has stays before the report
};

/// By name; null if absent.
template <class Make>
[[nodiscard]] const ReportFormat<Make>* find_format(std::span<const ReportFormat<Make>> formats,
                                                    std::string_view name) {
  for (const ReportFormat<Make>& format : formats) {
    if (format.name == name) return &format;
  }
  return nullptr;
}

/// By the ending of a path; null if no format has it.
template <class Make>
[[nodiscard]] const ReportFormat<Make>* format_of_path(std::span<const ReportFormat<Make>> formats,
                                                       std::string_view path) {
  for (const ReportFormat<Make>& format : formats) {
    if (!format.ending.empty() && path.ends_with(format.ending)) return &format;
  }
  return nullptr;
}

// Findings.

/// Writes findings as they come, keeping at most one article's.
class FindingReport : public FindingSink {
 public:
  /// Ends the document. Call it once, after the last `put`, with the counts of the whole run.
  [[nodiscard]] virtual Result<void> finish(const CheckCounts& counts) = 0;
  /// One sentence on what was left out because the format's readers cannot take it, or empty.
  [[nodiscard]] virtual std::string_view omitted() const { return {}; }
};

/// `out` must outlive the report.
using FindingFormat =
    ReportFormat<std::unique_ptr<FindingReport>(OutputFile& out, const ReportOptions& options)>;
[[nodiscard]] std::span<const FindingFormat> finding_formats();

// Changes between two sets of articles.

/// Sums over all articles.
struct DiffTotals {
  std::uint64_t articles[5] = {};  ///< by ArticleStatus
  DiffCounts counts;
  std::uint64_t left_out = 0;  ///< articles that differ and are not in the report, see `most_bytes`

  void add(const ArticleDiff& diff);
  [[nodiscard]] std::uint64_t of(ArticleStatus status) const {
    return articles[static_cast<std::size_t>(status)];
  }
  [[nodiscard]] std::uint64_t all() const;
  /// Nothing differs.
  [[nodiscard]] bool same() const { return all() == of(ArticleStatus::kSame); }
};

/// Writes one format. `article` may run on several threads; the report is `header`, the articles in
/// order with `between` between them, `footer`.
class DiffReport {
 public:
  virtual ~DiffReport() = default;
  virtual void header(std::string& out) const { static_cast<void>(out); }
  /// Appends the article; nothing if it is the same.
  virtual void article(const ArticleDiff& diff, std::string& out) const = 0;
  /// Goes between two articles that are not the same.
  [[nodiscard]] virtual std::string_view between() const { return {}; }
  virtual void footer(const DiffTotals& totals, std::string& out) const = 0;
  /// How many bytes of articles the readers of the format take; articles past that are to be left
  /// out. 0: any number.
  [[nodiscard]] virtual std::size_t most_bytes() const { return 0; }
};

using DiffFormat = ReportFormat<std::unique_ptr<DiffReport>(const ReportOptions& options)>;
[[nodiscard]] std::span<const DiffFormat> diff_formats();

/// A unified diff with three lines of context, `a/NAME` and `b/NAME`, for people and for
/// `git apply`; empty if nothing changed.
[[nodiscard]] std::string unified_patch(std::string_view name, std::string_view before,
                                        std::string_view after);

// Counts.

using StatsFormat = ReportFormat<std::string(const Stats& stats, const ReportOptions& options)>;
[[nodiscard]] std::span<const StatsFormat> stats_formats();

using StatusFormat = ReportFormat<std::string(const Status& status, const ReportOptions& options)>;
[[nodiscard]] std::span<const StatusFormat> status_formats();

using AnalysisFormat =
    ReportFormat<std::string(const Analysis& analysis, const ReportOptions& options)>;
[[nodiscard]] std::span<const AnalysisFormat> analysis_formats();

// Merges.

/// One article's merge. Views are the caller's.
struct MergedArticle {
  std::string_view path;
  std::span<const Unit> segments;  ///< of the article
  std::span<const Unit> edited;
  const ArticleMerge* merge = nullptr;
};

struct MergeResult {
  std::span<const MergedArticle> articles;
  bool written = false;
};

using MergeFormat =
    ReportFormat<std::string(const MergeResult& result, const ReportOptions& options)>;
[[nodiscard]] std::span<const MergeFormat> merge_formats();

/// The outcomes of our edits in a three-way merge.
using Merge3Format = ReportFormat<std::string(const Merge3& merge, const ReportOptions& options)>;
[[nodiscard]] std::span<const Merge3Format> merge3_formats();

// Translation memories.

/// The answer to one query, or why the query is not valid.
struct LookupAnswer {
  std::string_view asked;  ///< the source or the phrase that was looked up
  int min_score = 0;       ///< that matches had to reach
  std::variant<LookupResult, Concordance, Error> found;
};

/// JSON has one line for each answer.
using LookupFormat =
    ReportFormat<std::string(const LookupAnswer& answer, const ReportOptions& options)>;
[[nodiscard]] std::span<const LookupFormat> lookup_formats();

/// What a pretranslation did with the units of one article after another.
class PretranslationResult {
 public:
  /// A unit that had no translation.
  struct Entry {
    std::string article;
    std::uint64_t line = 0;  ///< 0: not known
    std::string id;
    std::string source;
    Filling filling;
  };

  /// `penalties`: those that were taken off the scores.
  explicit PretranslationResult(Penalties penalties = {}) : penalties_(std::move(penalties)) {}

  /// An article may come in several groups. Units that had a translation or are in other languages
  /// are counted and not kept.
  void add(std::string_view path, const UnitGroup& group, std::span<const Filling> fillings);

  void set_written(bool written) { written_ = written; }

  [[nodiscard]] const Penalties& penalties() const { return penalties_; }
  [[nodiscard]] bool written() const { return written_; }
  [[nodiscard]] std::span<const Entry> entries() const { return entries_; }
  [[nodiscard]] std::uint64_t count(FillOutcome outcome) const {
    return counts_[static_cast<std::size_t>(outcome)];
  }
  /// All that were added.
  [[nodiscard]] std::uint64_t units() const {
    return std::accumulate(counts_.begin(), counts_.end(), std::uint64_t{0});
  }
  /// Of what was filled.
  [[nodiscard]] std::uint64_t count(MatchKind kind) const {
    return kinds_[static_cast<std::size_t>(kind)];
  }
  [[nodiscard]] std::uint64_t adapted() const { return adapted_; }

 private:
  Penalties penalties_;
  bool written_ = false;
  std::array<std::uint64_t, kFillOutcomes> counts_{};
  std::array<std::uint64_t, 3> kinds_{};
  std::uint64_t adapted_ = 0;
  std::vector<Entry> entries_;
};

using PretranslationFormat =
    ReportFormat<std::string(const PretranslationResult& result, const ReportOptions& options)>;
[[nodiscard]] std::span<const PretranslationFormat> pretranslation_formats();

}  // namespace locseg
