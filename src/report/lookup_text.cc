// Matches for a terminal:
//
//     97  fuzzy, numbers -1   docs/a.md, HT, 2021-06-30, 3 articles
//         source  Wait [-5-]{+10+} minutes.
//         target  Warten Sie 5 Minuten.
//
// The source is shown as what has to change in it to become the text that was asked for. Hits of a
// phrase have both texts, cut around the phrase where they are long.
#include <fmt/format.h>

#include "base/printable.h"
#include "base/utf8.h"
#include "locseg/diff.h"
#include "locseg/leverage_report.h"
#include "report/marked_line.h"
#include "report/text_table.h"

namespace locseg {
namespace {

constexpr std::string_view kRed = "\x1b[31m";
constexpr std::string_view kGreen = "\x1b[32m";
constexpr std::string_view kBold = "\x1b[1m";
constexpr std::string_view kReset = "\x1b[m";

std::string painted(bool color, std::string_view paint, std::string_view text) {
  if (!color) return std::string(text);
  return std::string(paint) + std::string(text) + std::string(kReset);
}

template <class T>
std::string provenance(const T& hit) {
  std::string out = base::printable(hit.article);
  if (!hit.translation_type.empty()) out += ", " + base::printable(hit.translation_type);
  if (!hit.handoff.empty()) out += ", " + base::printable(hit.handoff);
  if (hit.uses > 1) out += ", " + report::grouped(hit.uses) + " articles";
  return out;
}

std::string difference(std::string_view before, std::string_view after, bool color) {
  std::string out;
  for (const TextPiece& piece : diff_texts(before, after, ArticleKind::kMarkdown)) {
    if (piece.kind == PieceKind::kKept) {
      out += base::printable(piece.after.of(after));
    } else if (piece.kind == PieceKind::kRemoved) {
      const std::string text = base::printable(piece.before.of(before));
      out += color ? painted(true, kRed, text) : "[-" + text + "-]";
    } else {
      const std::string text = base::printable(piece.after.of(after));
      out += color ? painted(true, kGreen, text) : "{+" + text + "+}";
    }
  }
  return out;
}

std::string counted(std::uint64_t number, std::string_view noun, std::string_view nouns) {
  return report::grouped(number) + ' ' + std::string(number == 1 ? noun : nouns);
}

// A side of a hit, with the phrase set off where it is.
std::string side(std::string_view text, Span phrase, std::uint32_t columns, bool color) {
  if (phrase.empty()) {
    const report::MarkedLine line = report::marked_line(text, {0, 0}, columns, TextOrder::kVisual);
    return line.before + line.marked + line.after;
  }
  const report::MarkedLine line = report::marked_line(text, phrase, columns, TextOrder::kVisual);
  return line.before + (color ? painted(true, kBold, line.marked) : ">" + line.marked + "<") +
         line.after;
}

}  // namespace

std::string answer_as_text(std::string_view source, const LookupResult& answer, int min_score,
                           bool color) {
  std::string out;
  for (const Match& match : answer.matches) {
    std::string why(name_of(match.kind));
    for (const Deduction& deduction : match.deductions) {
      why += fmt::format(", {} -{}", deduction.reason, deduction.points);
    }
    out += painted(color, kBold, fmt::format("{:3}", match.score));
    out += "  " + why + "   " + provenance(match) + '\n';
    out += "     source  " + difference(match.source, source, color) + '\n';
    out += "     target  " + base::printable(match.target) + '\n';
  }
  if (answer.matches.empty()) out += fmt::format("no match of {} or more\n", min_score);
  if (answer.cut != 0) {
    out += counted(answer.cut, "more match", "more matches") + " not shown: see --limit\n";
  }
  return out;
}

std::string concordance_as_text(const Concordance& concordance, std::uint32_t columns, bool color) {
  constexpr std::uint32_t kIndent = 8;
  const std::uint32_t room = columns > 40 + kIndent ? columns - kIndent : 40;
  std::string out;
  for (const ConcordanceHit& hit : concordance.hits) {
    out += provenance(hit) + '\n';
    out += "  source  " + side(hit.source, hit.in_source, room, color) + '\n';
    out += "  target  " + side(hit.target, hit.in_target, room, color) + '\n';
  }
  if (concordance.hits.empty()) out += "no hit\n";
  if (concordance.cut != 0) {
    out += counted(concordance.cut, "more hit", "more hits") + " not shown: see --limit\n";
  }
  return out;
}

}  // namespace locseg
