// Unified diffs: lines as symbols, Myers' common runs, changes closer than two contexts in one
// hunk.
//
//     @@ -FIRST,COUNT +FIRST,COUNT @@
#include <fmt/core.h>

#include <algorithm>
#include <vector>

#include "locseg/report.h"
#include "sequence/common_runs.h"
#include "sequence/symbols.h"

namespace locseg {
namespace {

constexpr std::size_t kContext = 3;

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    out.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return out;
}

// Lines [before, before_end) that became [after, after_end).
struct LineChange {
  std::size_t before;
  std::size_t before_end;
  std::size_t after;
  std::size_t after_end;
};

std::vector<LineChange> changes_between(const std::vector<std::string_view>& before,
                                        const std::vector<std::string_view>& after) {
  sequence::SymbolTable table;
  std::vector<sequence::Symbol> a;
  std::vector<sequence::Symbol> b;
  a.reserve(before.size());
  b.reserve(after.size());
  for (const std::string_view line : before) a.push_back(table.of(line));
  for (const std::string_view line : after) b.push_back(table.of(line));
  std::vector<sequence::Run> runs = sequence::myers_diff(a, b);
  runs.push_back({static_cast<std::uint32_t>(a.size()), static_cast<std::uint32_t>(b.size()), 0});
  std::vector<LineChange> out;
  std::size_t at_a = 0;
  std::size_t at_b = 0;
  for (const sequence::Run& run : runs) {
    if (run.a > at_a || run.b > at_b) out.push_back({at_a, run.a, at_b, run.b});
    at_a = run.a + run.size;
    at_b = run.b + run.size;
  }
  return out;
}

class Writer {
 public:
  Writer(const std::vector<std::string_view>& before, const std::vector<std::string_view>& after)
      : before_(&before), after_(&after) {}

  // One hunk of `changes`, which are neighbours.
  void hunk(std::span<const LineChange> changes) {
    const LineChange& first = changes.front();
    const LineChange& last = changes.back();
    const std::size_t lead = std::min(kContext, first.before);
    const std::size_t trail = std::min(kContext, before_->size() - last.before_end);
    range('-', first.before - lead, last.before_end + trail, "@@ ");
    range('+', first.after - lead, last.after_end + trail, " ");
    out_ += " @@\n";
    std::size_t at = first.before - lead;
    for (const LineChange& change : changes) {
      lines(' ', *before_, at, change.before);
      lines('-', *before_, change.before, change.before_end);
      lines('+', *after_, change.after, change.after_end);
      at = change.before_end;
    }
    lines(' ', *before_, at, last.before_end + trail);
  }

  std::string take() { return std::move(out_); }

 private:
  void range(char sign, std::size_t begin, std::size_t end, std::string_view before) {
    // An empty range names the line before it.
    const std::size_t first = end > begin ? begin + 1 : begin;
    out_ += fmt::format("{}{}{},{}", before, sign, first, end - begin);
  }

  void lines(char sign, const std::vector<std::string_view>& all, std::size_t begin,
             std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      out_ += sign;
      out_ += all[i];
      if (!all[i].ends_with('\n')) out_ += "\n\\ No newline at end of file\n";
    }
  }

  const std::vector<std::string_view>* before_;
  const std::vector<std::string_view>* after_;
  std::string out_;
};

}  // namespace

std::string unified_patch(std::string_view name, std::string_view before, std::string_view after) {
  if (before == after) return {};
  const std::vector<std::string_view> old_lines = lines_of(before);
  const std::vector<std::string_view> new_lines = lines_of(after);
  const std::vector<LineChange> changes = changes_between(old_lines, new_lines);
  Writer writer(old_lines, new_lines);
  for (std::size_t begin = 0; begin < changes.size();) {
    std::size_t end = begin + 1;
    while (end < changes.size() &&
           changes[end].before - changes[end - 1].before_end <= 2 * kContext)
      ++end;
    writer.hunk(std::span(changes).subspan(begin, end - begin));
    begin = end;
  }
  return fmt::format("--- a/{}\n+++ b/{}\n", name, name) + writer.take();
}

}  // namespace locseg
