// Entities for characters which Markdown or XML would take for markup.
#include <utility>
#include <vector>

#include "check/facts/values.h"
#include "check/rules/rules.h"

namespace locseg::check {
namespace entity_mismatch {
namespace {

// What an entity keeps from being read as markup; empty for entities that are mere spelling.
std::string_view guarded(std::string_view name) {
  if (name == "lt" || name == "#60" || name == "#x3C" || name == "#x3c") return "<";
  if (name == "gt" || name == "#62" || name == "#x3E" || name == "#x3e") return ">";
  if (name == "amp" || name == "#38" || name == "#x26") return "&";
  if (name == "#42" || name == "#x2A" || name == "#x2a" || name == "ast") return "*";
  if (name == "#95" || name == "#x5F" || name == "lowbar") return "_";
  if (name == "#91" || name == "#x5B" || name == "lsqb") return "[";
  if (name == "#93" || name == "#x5D" || name == "rsqb") return "]";
  if (name == "#124" || name == "#x7C" || name == "vert") return "|";
  return {};
}

std::vector<Value> guards_of(Side& side) {
  std::vector<Value> values;
  for (Value& value : values_of(side, markup::CodeKind::kEntity)) {
    const std::string_view character = guarded(value.key);
    if (!character.empty()) values.push_back({std::string(character), value.span});
  }
  return values;
}

// Between spaces it keeps nothing from being read as markup: `&amp;` is the word "and" there, and
// `&gt;` leads from menu to menu.
bool stands_alone(std::string_view text, Span entity) {
  const auto is_space = [&](std::size_t at) {
    return text[at] == ' ' || text[at] == '\n' || text[at] == '\t';
  };
  return entity.begin > 0 && entity.end < text.size() && is_space(entity.begin - 1) &&
         is_space(entity.end);
}

// Whether the target keeps the character otherwise from being read as markup: by an escape, or in a
// code span.
bool is_guarded_otherwise(SegmentFacts& facts, const Value& lost) {
  return facts.target().text().find("\\" + lost.key) != std::string_view::npos ||
         (facts.target().has(kBacktick) && !facts.source().has(kBacktick));
}

void check(SegmentFacts& facts, Faults& faults) {
  auto [lost, gained] = lost_and_gained(guards_of(facts.source()), guards_of(facts.target()));
  std::erase_if(lost, [&](const Value& value) {
    return stands_alone(facts.source().text(), value.span) || is_guarded_otherwise(facts, value);
  });
  std::erase_if(gained, [&](const Value& value) {
    return facts.source().text().find(value.key) != std::string_view::npos;
  });
  for (Value& value : lost) value.key = facts.source().text(value.span);
  for (Value& value : gained) value.key = facts.target().text(value.span);
  const auto name = [](const Value& entity) { return "the entity " + quoted(entity.key); };
  report_each({std::move(lost), std::move(gained)}, name, faults);
}

}  // namespace
}  // namespace entity_mismatch

constinit const Rule kEntityMismatch = {
    .description = {.id = "entity-mismatch",
                    .group = RuleGroup::kCodes,
                    .summary = "an entity such as &lt; that was lost or gained",
                    .why = "&lt;, &gt;, &amp; and &#42; keep a character from being read as "
                           "markup; without them text disappears. Entities for spaces, quotation "
                           "marks and letters are a matter of language and are no fault.",
                    .bad = {.source = "Replace &lt;name&gt; first.",
                            .target = "Ersetzen Sie zuerst <name>."},
                    .good = {.source = "Replace &lt;name&gt;&nbsp;first.",
                             .target = "Ersetzen Sie zuerst &lt;Name&gt;."}},
    .needs = {.either = kAmpersand},
    .check = entity_mismatch::check,
};

}  // namespace locseg::check
