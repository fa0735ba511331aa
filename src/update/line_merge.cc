// The way of diff3 (Khanna, Kunal, Pierce, "A Formal Investigation of Diff3", FSTTCS 2007): lines
// of the base that both sides kept cut the texts into chunks, each of which is settled by itself.
#include "update/line_merge.h"

#include <algorithm>
#include <cstdint>
#include <span>

#include "base/ascii.h"
#include "sequence/common_runs.h"
#include "sequence/symbols.h"

namespace locseg::update {
namespace {

constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);

// Without its line feed and what is before that: pages may end their lines in different ways.
std::string_view without_end(std::string_view line) {
  if (line.ends_with('\n')) line.remove_suffix(1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

struct Lines {
  std::string_view text;
  std::vector<Span> spans;
  std::vector<sequence::Symbol> symbols;

  Lines(std::string_view bytes, sequence::SymbolTable& table)
      : text(bytes), spans(line_spans(bytes)) {
    for (const Span& span : spans) {
      const std::string_view line = span.of(text);
      const sequence::Symbol has_end = line.ends_with('\n') ? 1 : 0;  // apart from those without
      symbols.push_back(2 * table.of(without_end(line)) + has_end);
    }
  }

  [[nodiscard]] std::span<const sequence::Symbol> range(std::size_t begin, std::size_t end) const {
    return std::span(symbols).subspan(begin, end - begin);
  }

  // Of the lines from `begin` to before `end`.
  [[nodiscard]] Span bytes(std::size_t begin, std::size_t end) const {
    if (begin == end) {
      const std::uint64_t at = begin < spans.size() ? spans[begin].begin : text.size();
      return {at, at};
    }
    return {spans[begin].begin, spans[end - 1].end};
  }
};

// Of each line of the base its place in a side.
std::vector<std::size_t> places_in(const Lines& side, const Lines& base) {
  std::vector<std::size_t> places(base.spans.size(), kNowhere);
  for (const sequence::Run& run : sequence::myers_diff(base.symbols, side.symbols)) {
    for (std::size_t i = 0; i < run.size; ++i) places[run.a + i] = run.b + i;
  }
  return places;
}

// Half-open ranges of lines.
struct Chunk {
  std::size_t base_begin = 0;
  std::size_t base_end = 0;
  std::size_t ours_begin = 0;
  std::size_t ours_end = 0;
  std::size_t theirs_begin = 0;
  std::size_t theirs_end = 0;
};

class LineMerge {
 public:
  explicit LineMerge(const ThreeTexts& texts)
      : base_(texts.base, table_), ours_(texts.ours, table_), theirs_(texts.theirs, table_) {}

  std::vector<Stretch> run() {
    const std::vector<std::size_t> in_ours = places_in(ours_, base_);
    const std::vector<std::size_t> in_theirs = places_in(theirs_, base_);
    in_base_.assign(theirs_.spans.size(), kNowhere);
    for (std::size_t i = 0; i < in_theirs.size(); ++i) {
      if (in_theirs[i] != kNowhere) in_base_[in_theirs[i]] = i;
    }
    Chunk chunk;
    for (std::size_t i = 0; i < base_.spans.size(); ++i) {
      if (in_ours[i] == kNowhere || in_theirs[i] == kNowhere) continue;
      chunk.base_end = i;
      chunk.ours_end = in_ours[i];
      chunk.theirs_end = in_theirs[i];
      settle(chunk);
      put(true, ours_.spans[in_ours[i]]);
      chunk = {i + 1, 0, in_ours[i] + 1, 0, in_theirs[i] + 1, 0};
    }
    chunk.base_end = base_.spans.size();
    chunk.ours_end = ours_.spans.size();
    chunk.theirs_end = theirs_.spans.size();
    settle(chunk);
    return std::move(out_);
  }

 private:
  void put(bool is_ours, Span span) {
    if (span.begin == span.end) return;
    if (!out_.empty() && out_.back().is_ours == is_ours && out_.back().span.end == span.begin) {
      out_.back().span.end = span.end;
    } else {
      out_.push_back({is_ours, span});
    }
  }

  void settle(const Chunk& chunk) {
    const Span ours = ours_.bytes(chunk.ours_begin, chunk.ours_end);
    const Span theirs = theirs_.bytes(chunk.theirs_begin, chunk.theirs_end);
    const auto base_lines = base_.range(chunk.base_begin, chunk.base_end);
    const auto our_lines = ours_.range(chunk.ours_begin, chunk.ours_end);
    const auto their_lines = theirs_.range(chunk.theirs_begin, chunk.theirs_end);
    if (std::ranges::equal(our_lines, their_lines) || std::ranges::equal(base_lines, their_lines)) {
      return put(true, ours);
    }
    if (std::ranges::equal(base_lines, our_lines)) return put(false, theirs);
    if (chunk.ours_end - chunk.ours_begin == chunk.base_end - chunk.base_begin) {
      return put_in_place(chunk);
    }
    put_both(chunk, theirs);
  }

  // Ours has a line for each of the base: theirs in the same order, those that stayed as in ours.
  void put_in_place(const Chunk& chunk) {
    for (std::size_t i = chunk.theirs_begin; i < chunk.theirs_end; ++i) {
      if (in_base_[i] == kNowhere) {
        put(false, theirs_.spans[i]);
      } else {
        put(true, ours_.spans[chunk.ours_begin + in_base_[i] - chunk.base_begin]);
      }
    }
  }

  // Theirs, and what ours added.
  void put_both(const Chunk& chunk, Span theirs) {
    std::vector<std::size_t> before;
    std::vector<std::size_t> behind;
    std::size_t base = chunk.base_begin;
    for (std::size_t i = chunk.ours_begin; i < chunk.ours_end; ++i) {
      if (base < chunk.base_end && ours_.symbols[i] == base_.symbols[base]) {
        ++base;
      } else if (has_words(ours_.spans[i].of(ours_.text))) {
        (base == chunk.base_begin && chunk.base_end != base ? before : behind).push_back(i);
      }
    }
    const bool only_added = base == chunk.base_end;
    if (only_added) put_lines(before);
    put(false, theirs);
    if (only_added) put_lines(behind);
  }

  void put_lines(const std::vector<std::size_t>& lines) {
    for (const std::size_t line : lines) put(true, ours_.spans[line]);
  }

  sequence::SymbolTable table_;
  Lines base_;
  Lines ours_;
  Lines theirs_;
  std::vector<std::size_t> in_base_;  // of each line of theirs its place in the base
  std::vector<Stretch> out_;
};

}  // namespace

std::vector<Stretch> merge_lines(const ThreeTexts& texts) { return LineMerge(texts).run(); }

bool has_words(std::string_view text) {
  return std::ranges::any_of(text, [](char c) {
    return base::is_ascii_alnum(c) || static_cast<unsigned char>(c) >= 0x80;
  });
}

std::vector<Span> line_spans(std::string_view text) {
  std::vector<Span> lines;
  for (std::uint64_t at = 0; at < text.size();) {
    const std::size_t feed = text.find('\n', at);
    const std::uint64_t end = feed == std::string_view::npos ? text.size() : feed + 1;
    lines.push_back({at, end});
    at = end;
  }
  return lines;
}

std::set<std::string_view> trimmed_lines(std::string_view text) {
  std::set<std::string_view> lines;
  for (const Span& line : line_spans(text)) lines.insert(base::trim_ascii_space(line.of(text)));
  return lines;
}

}  // namespace locseg::update
