/// Changes as text, JSON, Markdown and HTML.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "locseg/diff_trees.h"

namespace locseg {

/// Sums over all articles.
struct DiffTotals {
  std::uint64_t articles[5] = {};  ///< by ArticleStatus
  DiffCounts counts;

  void add(const ArticleDiff& diff);
  [[nodiscard]] std::uint64_t of(ArticleStatus status) const {
    return articles[static_cast<std::size_t>(status)];
  }
  /// Nothing differs.
  [[nodiscard]] bool same() const;
};

struct DiffReportOptions {
  bool summary = false;  ///< one line an article, and the totals
  bool color = false;    ///< of a terminal, in text only
};

/// Writes one format. `article` may run on several threads; the report is `header`, the articles in
/// order with `between` between them, `footer`.
class DiffReport {
 public:
  virtual ~DiffReport() = default;
  virtual void header(std::string& out) const { static_cast<void>(out); }
  /// Appends nothing for an article that is the same. `text`, `markdown` print foreign text with
  /// control characters escaped; no format writes bytes that are not UTF-8.
  virtual void article(const ArticleDiff& diff, std::string& out) const = 0;
  /// What stands between two articles that are not the same.
  [[nodiscard]] virtual std::string_view between() const { return {}; }
  virtual void footer(const DiffTotals& totals, std::string& out) const = 0;
};

/// `text`, `json`, `markdown` or `html`, a page that needs nothing else; null for another name.
///
/// JSON is one object, and its keys stay:
///
///     {"articles": [
///        {"status": "changed", "before": "docs/a.md", "after": "docs/a.md",
///         "counts": {"before": 3, "after": 3, "words": 4, "unchanged": 2, "target-changed": 1, …},
///         "changes": [
///            {"state": "unchanged", "moved": false, "before": [0, 1], "after": [0, 1]},
///            {"state": "target-changed", "moved": false, "before": [1, 1], "after": [1, 1],
///             "old": [{"id": "f0ed8-104", "line": 21, "source": "…", "target": "…"}],
///             "new": [{"id": "1c2d3-104", "line": 21, "source": "…", "target": "…"}],
///             "source": [["=", "…"]], "target": [["=", "…"], ["-", "…"], ["+", "…"]]}]}],
///      "totals": {"articles": {"same": 0, "changed": 1, …}, "counts": {…}}}
///
/// `before` and `after` of a change are `[first, count]` in the lists of segments, so the changes,
/// done to the old list, give the new one. `source` and `target` are there for texts that were
/// compared by words. With `summary` there are no `changes`.
[[nodiscard]] std::unique_ptr<DiffReport> make_diff_report(std::string_view format,
                                                           const DiffReportOptions& options);

}  // namespace locseg
