// Lines as symbols, their longest common subsequence, and the gaps of it.
#include "lsp/line_edits.h"

#include <algorithm>
#include <cstdint>

#include "base/utf8.h"
#include "sequence/common_runs.h"
#include "sequence/symbols.h"

namespace locseg::lsp {
namespace {

struct Lines {
  std::vector<sequence::Symbol> symbols;
  std::vector<std::uint64_t> begins;  // and the end of the text
};

Lines lines_of(std::string_view text, sequence::SymbolTable& table) {
  Lines out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
    out.symbols.push_back(table.of(text.substr(at, end - at)));
    out.begins.push_back(at);
    at = end;
  }
  out.begins.push_back(text.size());
  return out;
}

// Without what both share at their ends; characters stay whole.
Edit shortened(std::string_view before, Span span, std::string_view text) {
  const std::string_view old = span.of(before);
  const std::size_t most = std::min(old.size(), text.size());
  std::size_t front = 0;
  while (front < most && old[front] == text[front]) ++front;
  while (front > 0 && ((front < old.size() && base::is_continuation(old[front])) ||
                       (front < text.size() && base::is_continuation(text[front])))) {
    --front;
  }
  std::size_t back = 0;
  while (back < most - front && old[old.size() - 1 - back] == text[text.size() - 1 - back]) ++back;
  while (back > 0 && base::is_continuation(old[old.size() - back])) --back;
  return {{span.begin + front, span.end - back},
          std::string(text.substr(front, text.size() - front - back))};
}

}  // namespace

std::vector<Edit> line_edits(std::string_view before, std::string_view after) {
  sequence::SymbolTable table;
  const Lines old = lines_of(before, table);
  const Lines fresh = lines_of(after, table);
  std::vector<sequence::Run> common = sequence::myers_diff(old.symbols, fresh.symbols);
  common.push_back({static_cast<std::uint32_t>(old.symbols.size()),
                    static_cast<std::uint32_t>(fresh.symbols.size()), 0});
  std::vector<Edit> edits;
  std::size_t in_old = 0;
  std::size_t in_fresh = 0;
  for (const sequence::Run& run : common) {
    const Span gap{old.begins[in_old], old.begins[run.a]};
    const Span filling{fresh.begins[in_fresh], fresh.begins[run.b]};
    if (!gap.empty() || !filling.empty())
      edits.push_back(shortened(before, gap, filling.of(after)));
    in_old = run.a + run.size;
    in_fresh = run.b + run.size;
  }
  return edits;
}

}  // namespace locseg::lsp
