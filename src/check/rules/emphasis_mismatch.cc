// Pairs of emphasis marks that were lost or gained, judged on the published form. Losing all of
// them is a style in some languages (Chinese writes labels between quotation marks), which the
// thresholds name.
#include <algorithm>
#include <set>

#include "base/ascii.h"
#include "check/facts/names.h"
#include "check/rules/rules.h"
#include "text/script.h"

namespace locseg::check {
namespace emphasis_mismatch {
namespace {

struct EmphasisCount {
  std::size_t pairs = 0;
  // The same with neighbours as one: `**a** **b**` and `**a b**`, `***a***` and `**a**`.
  std::size_t stretches = 0;
  std::size_t seen = 0;  // as a reader counts them: neighbours apart, `***a***` as one
  std::size_t bold = 0;  // of the pairs
};

EmphasisCount count_emphasis(const markup::Codes& codes, std::string_view text) {
  EmphasisCount count;
  std::uint64_t last_end = 0;
  for (const markup::Code& code : codes.codes) {
    if (code.kind != markup::CodeKind::kEmphasis) continue;
    const bool inside_last = code.open.begin < last_end;
    const bool beside_last =
        !inside_last && count.pairs > 0 &&
        text.substr(last_end, code.open.begin - last_end).find_first_not_of(' ') ==
            std::string_view::npos;
    ++count.pairs;
    if (code.value.size() > 1) ++count.bold;
    if (!inside_last) ++count.seen;
    if (!inside_last && !beside_last) ++count.stretches;
    last_end = std::max<std::uint64_t>(last_end, code.whole().end);
  }
  return count;
}

// “Labels” between curly quotation marks, which is how Chinese house styles write bold ones.
std::size_t quoted_labels(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = text.find("“"); at != std::string_view::npos; at = text.find("“", at + 1)) {
    ++count;
  }
  return count;
}

bool has_loose_asterisks(Side& side) {
  const std::string_view text = side.published();
  const auto& loose = side.published_codes().loose;
  return std::any_of(loose.begin(), loose.end(),
                     [&](Span span) { return text[span.begin] == '*'; });
}

std::string stretches(std::size_t count) {
  if (count == 0) return "nothing";
  return std::to_string(count) + (count == 1 ? " stretch" : " stretches");
}

// Labels between [ ], 「 」, “ ” or " " in the target; those of links are masked.
std::size_t bracketed_labels(std::string_view text) {
  auto count = static_cast<std::size_t>(std::ranges::count(text, '"')) / 2;
  for (const std::string_view mark : {"[", "「", "“"}) {
    for (std::size_t at = text.find(mark); at != std::string_view::npos;
         at = text.find(mark, at + 1)) {
      ++count;
    }
  }
  return count;
}

// Of emphasis around a label between quotation marks: **"Send"**.
bool is_quoted_label(std::string_view inside) {
  return inside.starts_with('"') || inside.starts_with("“") || inside.starts_with('[');
}

// How many different texts are emphasized.
std::size_t emphasized_texts(const markup::Codes& codes, std::string_view text) {
  std::set<std::string_view> texts;
  for (const markup::Code& code : codes.codes) {
    if (code.kind == markup::CodeKind::kEmphasis) texts.insert(code.inside().of(text));
  }
  return texts.size();
}

// Stress on words in running text, in a script that has no bold or slanted letters of its own: a
// matter of style. What is a label or a name has a capital, a digit or a sign.
bool is_mere_stress(SegmentFacts& facts) {
  const std::vector<text::Script>& scripts = facts.target_scripts();
  const auto is_wide = [](text::Script script) {
    return script == text::Script::kHan || script == text::Script::kHangul;
  };
  const std::string_view source = facts.source().published();
  return std::ranges::any_of(scripts, is_wide) &&
         std::ranges::all_of(facts.source().published_codes().codes, [&](const markup::Code& code) {
           return code.kind != markup::CodeKind::kEmphasis ||
                  std::ranges::all_of(code.inside().of(source), [](char c) {
                    return base::is_ascii_lower(c) || c == ' ' || c == '-' || c == ',';
                  });
         });
}

bool may_vanish(SegmentFacts& facts, std::size_t lost) {
  std::size_t before = bracketed_labels(facts.source().masked());
  for (const markup::Code& code : facts.source().codes().codes) {
    if (code.kind != markup::CodeKind::kEmphasis || before == 0) continue;
    if (is_quoted_label(facts.source().text(code.inside()))) --before;
  }
  if (bracketed_labels(facts.target().masked()) >= before + lost) return true;
  const std::vector<std::string>& languages = facts.context().thresholds->emphasis_may_vanish;
  return std::ranges::find(languages, facts.target().primary_lang()) != languages.end();
}

// Italics of the source whose text the target has as it is: `*.nuspec*`, a name that needs none.
std::size_t kept_plainly(SegmentFacts& facts) {
  const std::string_view target = facts.target().published();
  return static_cast<std::size_t>(
      std::ranges::count_if(facts.source().published_codes().codes, [&](const markup::Code& code) {
        if (code.kind != markup::CodeKind::kEmphasis || code.value.size() > 1) return false;
        const Span inside = code.inside();
        return target.find(inside.of(facts.source().published())) != std::string_view::npos &&
               target.find(code.whole().of(facts.source().published())) == std::string_view::npos;
      }));
}

// The emphasis of the source around a name that the target does not have; empty if none is.
Span around_lost_name(SegmentFacts& facts) {
  Side& source = facts.source();
  for (const markup::Code& code : source.codes().codes) {
    if (code.kind != markup::CodeKind::kEmphasis) continue;
    for (const Name& name : source.names()) {
      const bool inside =
          code.whole().begin <= name.span.begin && name.span.end <= code.whole().end;
      if (inside && !holds_name(facts.target().text(), source.text(name.span))) return code.whole();
    }
  }
  return {};
}

void check(SegmentFacts& facts, Faults& faults) {
  const EmphasisCount of_source =
      count_emphasis(facts.source().published_codes(), facts.source().published());
  const EmphasisCount of_target =
      count_emphasis(facts.target().published_codes(), facts.target().published());
  if (of_source.pairs == of_target.pairs || of_source.stretches == of_target.stretches) return;
  const std::size_t source = of_source.pairs;
  const std::size_t target = of_target.pairs;
  // All of it, or all that is not bold, or what needs none: italics are left out where bold is
  // kept.
  const bool vanished = target == 0 || (target == of_target.bold && target == of_source.bold) ||
                        (target < source && target + kept_plainly(facts) >= source);
  const std::size_t lost = std::max(of_source.stretches, of_target.stretches) - of_target.stretches;
  if (vanished && lost > 0 && may_vanish(facts, lost)) return;
  if (target > source && has_loose_asterisks(facts.source())) return;  // the source is broken
  if (target < source &&
      emphasized_texts(facts.target().published_codes(), facts.target().published()) >=
          emphasized_texts(facts.source().published_codes(), facts.source().published())) {
    return;
  }
  if (target < source && facts.target().primary_lang() == "zh") {
    const std::size_t before = quoted_labels(facts.source().text());
    const std::size_t after = quoted_labels(facts.target().text());
    if (after >= before + (source - target)) return;
  }
  const bool differ = of_source.seen != of_target.seen;
  std::string message("the source emphasizes ");
  message.append(stretches(differ ? of_source.seen : of_source.stretches)).append(", the target ");
  message.append(stretches(differ ? of_target.seen : of_target.stretches));
  const bool is_one = target + 1 == source && lost == 1;
  const Span name = is_one ? around_lost_name(facts) : Span{};
  Fault& fault = name.empty()
                     ? faults.in_target({0, facts.target().text().size()}, std::move(message))
                     : faults.in_source(name, std::move(message));
  if (target == 0 && is_mere_stress(facts)) fault.severity = Severity::kInfo;
}

}  // namespace
}  // namespace emphasis_mismatch

constinit const Rule kEmphasisMismatch = {
    .description = {.id = "emphasis-mismatch",
                    .group = RuleGroup::kCodes,
                    .summary = "emphasis that was lost or gained",
                    .why = "Bold words are mostly labels to be found on the screen. Losing some "
                           "of several, or gaining any, is a sign of marks that moved. Losing "
                           "all, or all italics, is a style in the languages that the "
                           "threshold emphasis-may-vanish lists (zh), and labels between “ ”, "
                           "\" \", 「 」 or [ ] instead are none lost. The same text emphasized "
                           "twice may be so once. Stress on plain words that Chinese, Japanese "
                           "or Korean leaves out is an info.",
                    .bad = {.source = "Select **File**, then **Save**.",
                            .target = "Wählen Sie **Datei** und dann Speichern aus."},
                    .good = {.source = "Select **File**, then **Save**.",
                             .target = "Wählen Sie **Datei** und dann **Speichern** aus."}},
    .needs = {.either = kEmphasis},
    .check = emphasis_mismatch::check,
};

}  // namespace locseg::check
