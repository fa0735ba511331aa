// Where a command writes the articles that it changes: over them, to OUT, to standard output (`-`),
// or nowhere.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "argument_table.h"
#include "empty_run.h"
#include "locseg/output.h"
#include "locseg/tree.h"

namespace locseg::cli {

struct ArticleOutput {
  std::string out;
  bool in_place = false;
  bool dry_run = false;
  bool backup = false;
  EmptyRun empty;
  InputFiles inputs;  // what is read besides the articles, which is not to be replaced

  [[nodiscard]] bool writes() const { return !dry_run && (in_place || !out.empty()); }
  [[nodiscard]] bool to_stdout() const { return writes() && !in_place && out == "-"; }
  // Adds -o, --in-place, --backup and --dry-run; `written`, `shown`: what help says of -o and
  // --dry-run.
  void declare(ArgumentTable& table, const std::string& written, const std::string& shown);
  // kMisuse if --backup has nothing to keep.
  [[nodiscard]] Result<void> check() const;
  // Adds the sources of translations to `inputs`, unless articles are written over themselves.
  void guard_sources(const TreeOptions& tree);
  // What to say if nothing was written for lack of an output; empty with `-o` and `--in-place`.
  [[nodiscard]] std::string hint() const;
  // kMisuse if a report as JSON and an article would both go to standard output.
  [[nodiscard]] Result<void> require_stdout_for(std::string_view report_format) const;
  // kMisuse if `articles`, which are at `path`, cannot be written so. `doing`: "to fill".
  [[nodiscard]] Result<void> require_place_for(const ArticleSource& articles,
                                               const std::string& path,
                                               std::string_view doing) const;
};

// What --backup calls the file that was at `path`. Fails if a link is there: the backup would be
// written over what it leads to.
[[nodiscard]] Result<std::string> backup_of(const std::string& path);

// Writes the changed articles of one source, all of them together, but one to standard output.
class ChangedArticles {
 public:
  // `output` must outlive this. `is_file`: the source is one article, and OUT is a file.
  ChangedArticles(const ArticleOutput& output, bool is_file) : output_(output), is_file_(is_file) {}

  // Takes what becomes of the article `name` of the source, which is at `place` and was read as
  // `before`. In place, one that did not change is not written: not a byte, not a time stamp.
  // Fails if it has no place; writes nothing.
  [[nodiscard]] Result<void> add(const std::string& place, const std::string& name,
                                 std::string bytes, std::string_view before);
  [[nodiscard]] Result<void> finish();

 private:
  const ArticleOutput& output_;
  bool is_file_;
  std::vector<FileBytes> files_;
};

}  // namespace locseg::cli
