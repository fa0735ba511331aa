// A table: a line for each pair of languages, below it its translation types where there are
// several, and a sum where there are several pairs. Then what the table has no column for.
#include <fmt/core.h>

#include "base/words.h"
#include "report/formats.h"
#include "report/text_table.h"

namespace locseg::report {
namespace {

std::string or_unknown(const std::string& name) { return name.empty() ? "unknown" : name; }

Table::Row row_of(std::string name, const Counts& counts) {
  return {std::move(name),
          base::grouped(counts.articles),
          base::grouped(counts.segments),
          base::grouped(counts.source.words),
          base::grouped(counts.target.words),
          base::grouped(counts.source.characters),
          base::grouped(counts.target.characters)};
}

Table::Row row_of(std::string name, const Counts& counts, std::uint64_t units,
                  std::uint64_t repetitions) {
  Table::Row row = row_of(std::move(name), counts);
  row.push_back(base::grouped(units));
  row.push_back(base::grouped(repetitions));
  return row;
}

void append_outside(std::string& out, const OutsidePairs& outside) {
  TextSize size = outside.titles.size;
  size += outside.descriptions.size;
  size += outside.alternatives.size;
  if (size == TextSize()) return;
  std::string kinds;
  const auto add = [&](const OutsideText& text, std::string_view noun) {
    if (text.texts == 0) return;
    kinds += fmt::format("{}{}", kinds.empty() ? "" : ", ", base::counted(text.texts, noun));
  };
  add(outside.titles, "title");
  add(outside.descriptions, "description");
  add(outside.alternatives, "alternative text");
  out += fmt::format("outside pairs: {} in {}\n", base::counted(size.words, "word"), kinds);
}

void append_rest(std::string& out, const Stats& stats) {
  if (const std::uint64_t empty = stats.counts.articles_without_segments; empty != 0) {
    out += fmt::format("{} without a segment\n", base::counted(empty, "article"));
  }
  if (stats.outside) append_outside(out, *stats.outside);
  if (!stats.problems || stats.problems->empty()) return;
  std::uint64_t total = 0;
  std::string kinds;
  for (const auto& [kind, count] : *stats.problems) {
    total += count;
    kinds += fmt::format("{}{} {}", kinds.empty() ? "" : ", ", base::grouped(count), name_of(kind));
  }
  out += fmt::format("{}: {}\n", base::counted(total, "problem"), kinds);
}

}  // namespace

std::string stats_text(const Stats& stats, const ReportOptions&) {
  Table table;
  table.add({"", "", "", "source", "target", "source", "target"});
  table.add({"languages", "articles", "segments", "words", "words", "characters", "characters",
             "units", "repetitions"});
  for (const PairStats& pair : stats.pairs) {
    std::string languages = or_unknown(pair.source_lang) + " → " + or_unknown(pair.target_lang);
    if (pair.types.size() == 1) {
      const std::string& type = pair.types.front().translation_type;
      if (!type.empty()) languages.append(" ").append(type);
      table.add(row_of(languages, pair.counts, pair.units, pair.repetitions));
      continue;
    }
    table.add(row_of(languages, pair.counts, pair.units, pair.repetitions));
    for (const TypeStats& type : pair.types) {
      table.add(row_of("  " + or_unknown(type.translation_type), type.counts));
    }
  }
  if (stats.pairs.size() != 1) {
    table.add(row_of("total", stats.counts, stats.units, stats.repetitions));
  }
  std::string out;
  table.append_to(out);
  append_rest(out, stats);
  return out;
}

}  // namespace locseg::report
