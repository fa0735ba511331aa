// A full stop drawn into a link's text: `[the guide.](guide.md)` for `[the guide](guide.md).`
#include <algorithm>
#include <iterator>

#include "base/utf8.h"
#include "check/facts/drawn_marks.h"
#include "check/rules/rules.h"
#include "text/character.h"

namespace locseg::check {
namespace punctuation_in_link {
namespace {

// What may follow a mark inside a link.
constexpr std::string_view kThrough[] = {"*", " ", "\"", "”", "’", "»"};

std::string_view stop_at_end(std::string_view text) {
  for (;;) {
    const auto ends = [&](std::string_view mark) { return text.ends_with(mark); };
    const auto* mark = std::find_if(std::begin(kThrough), std::end(kThrough), ends);
    if (mark == std::end(kThrough)) break;
    text.remove_suffix(mark->size());
  }
  return mark_at_end(text);
}

// Whether any link text of the side ends with such a mark.
bool draws_in(Side& side) {
  for (const markup::Code& code : side.codes().codes) {
    if (code.kind == markup::CodeKind::kLink && !stop_at_end(side.text(code.inside())).empty()) {
      return true;
    }
  }
  return false;
}

// `[Name](u): text`, of which a language may make a sentence of its own: `[Name.](u) Text`.
bool leads_in(Side& side) {
  return std::ranges::any_of(side.codes().codes, [&](const markup::Code& code) {
    return code.kind == markup::CodeKind::kLink &&
           side.text().substr(code.close.end).starts_with(':');
  });
}

// Two sentences: a word with a capital follows the link.
bool begins_sentence(std::string_view behind) {
  const std::size_t at = behind.find_first_not_of(" *\"");
  return at != std::string_view::npos && text::is_upper(base::code_point_at(behind, at).value);
}

void check(SegmentFacts& facts, Faults& faults) {
  Side& target = facts.target();
  for (const markup::Code& code : target.codes().codes) {
    if (code.kind != markup::CodeKind::kLink) continue;
    const std::string_view text = target.text(code.inside());
    const std::string_view stop = stop_at_end(text);
    if (stop.empty() || is_abbreviation(text)) continue;
    if (draws_in(facts.source())) return;
    if (begins_sentence(target.masked().substr(code.close.end)) && leads_in(facts.source()))
      continue;
    const auto begin = static_cast<std::uint64_t>(stop.data() - target.text().data());
    faults.in_target({begin, begin + stop.size()},
                     "the link's text ends with " + quoted(stop) + "; in the source it does not");
  }
}

}  // namespace
}  // namespace punctuation_in_link

constinit const Rule kPunctuationInLink = {
    .description = {.id = "punctuation-in-link",
                    .group = RuleGroup::kCodes,
                    .summary = "a full stop or comma drawn into a link's text",
                    .why = "The mark ends the sentence, not the link. Machine translation moves "
                           "it inside. Abbreviations keep their point, and a lead-in may become a "
                           "sentence. It is an info: readers see a line under the mark, and the "
                           "link still leads where it should.",
                    .bad = {.source = "See [the guide](guide.md).",
                            .target = "Siehe [die Anleitung.](guide.md)"},
                    .good = {.source = "See [the guide](guide.md).",
                             .target = "Siehe [die Anleitung](guide.md)."},
                    .severity = Severity::kInfo},
    .needs = {.target = kBracket},
    .check = punctuation_in_link::check,
};

}  // namespace locseg::check
