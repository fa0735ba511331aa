// Matches for a terminal:
//
//     97  fuzzy, numbers -1   docs/a.md, HT, 2021-06-30, 3 articles
//         source  Wait [-5-]{+10+} minutes.
//         target  Warten Sie 5 Minuten.
//
// The source is shown as what has to change in it to become the text that was looked up. Hits of a
// phrase have both texts, cut around the phrase where they are long.
#include <fmt/core.h>

#include "base/printable.h"
#include "base/words.h"
#include "locseg/diff.h"
#include "report/formats.h"
#include "report/marked_line.h"
#include "report/terminal_text.h"

namespace locseg::report {
namespace {

template <class T>
std::string provenance(const T& hit) {
  std::string out = base::printable(hit.article);
  if constexpr (requires { hit.state; }) {
    if (is_suggestion(hit.state)) out += ", " + std::string(name_of(hit.state));
  }
  if (!hit.translation_type.empty()) out += ", " + base::printable(hit.translation_type);
  if (!hit.handoff.empty()) out += ", " + base::printable(hit.handoff);
  if (hit.uses > 1) out += ", " + base::grouped(hit.uses) + " articles";
  return out;
}

// A side of a hit, with the phrase set off where it is.
std::string side(std::string_view text, Span phrase, std::uint32_t columns, bool color) {
  if (phrase.empty()) {
    const MarkedLine line = marked_line(text, {0, 0}, columns, TextOrder::kVisual);
    return line.before + line.marked + line.after;
  }
  const MarkedLine line = marked_line(text, phrase, columns, TextOrder::kVisual);
  return line.before + (color ? painted(true, kBold, line.marked) : ">" + line.marked + "<") +
         line.after;
}

// What one kind of answer looks like.
class LookupText {
 public:
  LookupText(const LookupAnswer& answer, const ReportOptions& options)
      : answer_(answer), options_(options) {}

  [[nodiscard]] std::string operator()(const LookupResult& found) const {
    std::string out;
    for (const Match& match : found.matches) {
      std::string why(name_of(match.kind));
      for (const Deduction& deduction : match.deductions) {
        why += fmt::format(", {} -{}", deduction.reason, deduction.points);
      }
      out += painted(options_.color, kBold, fmt::format("{:3}", match.score));
      out += "  " + why + "   " + provenance(match) + '\n';
      const auto pieces = diff_texts(match.source, answer_.asked, ArticleKind::kMarkdown);
      out += "     source  " + words_changed(match.source, answer_.asked, pieces, options_.color) +
             '\n';
      out += "     target  " + base::printable(match.target) + '\n';
    }
    if (found.matches.empty()) out += fmt::format("no match of {} or more\n", answer_.min_score);
    return out + cut(found.cut, "more match", "more matches");
  }

  [[nodiscard]] std::string operator()(const Concordance& found) const {
    constexpr std::uint32_t kIndent = 8;
    const std::uint32_t room = options_.columns > 40 + kIndent ? options_.columns - kIndent : 40;
    std::string out;
    for (const ConcordanceHit& hit : found.hits) {
      out += provenance(hit) + '\n';
      out += "  source  " + side(hit.source, hit.in_source, room, options_.color) + '\n';
      out += "  target  " + side(hit.target, hit.in_target, room, options_.color) + '\n';
    }
    if (found.hits.empty()) out += "no hit\n";
    return out + cut(found.cut, "more hit", "more hits");
  }

  [[nodiscard]] std::string operator()(const Error& error) const { return to_string(error) + '\n'; }

 private:
  [[nodiscard]] std::string cut(std::uint64_t count, std::string_view noun,
                                std::string_view nouns) const {
    if (count == 0) return {};
    return base::counted(count, noun, nouns) + " not shown" + see(options_, Hint::kLimit) + '\n';
  }

  const LookupAnswer& answer_;
  const ReportOptions& options_;
};

}  // namespace

std::string lookup_text(const LookupAnswer& answer, const ReportOptions& options) {
  return std::visit(LookupText(answer, options), answer.found);
}

}  // namespace locseg::report
