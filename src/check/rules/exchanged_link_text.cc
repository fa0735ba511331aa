// Links whose text is another link's: `[B](a) [A](b)` for `[A](a) [B](b)`. Only texts that are the
// same in both languages, names of errors and commands, can tell.
#include <algorithm>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "check/facts/addresses.h"
#include "check/rules/rules.h"
#include "text/character.h"

namespace locseg::check {
namespace exchanged_link_text {
namespace {

struct Link {
  std::string_view text;  // without spaces and punctuation at its ends
  std::string target;
  Span inside;
};

bool shows_letter(char32_t c) { return text::is_letter(c) || text::digit_value(c) >= 0; }

std::string_view bare(std::string_view text) {
  std::size_t begin = 0;
  while (begin < text.size() && !shows_letter(base::code_point_at(text, begin).value)) {
    begin += base::code_point_at(text, begin).size;
  }
  std::size_t end = text.size();
  while (end > begin) {
    const std::size_t at = base::char_begin(text, end - 1);
    if (shows_letter(base::code_point_at(text, at).value)) break;
    end = at;
  }
  return text.substr(begin, end - begin);
}

std::vector<Link> links(Side& side) {
  std::vector<Link> out;
  for (const markup::Code& code : side.codes().codes) {
    if (code.kind != markup::CodeKind::kLink) continue;
    const std::string_view text = bare(side.text(code.inside()));
    if (text.size() < 2) continue;
    out.push_back({text, address_key(side.text(code.value)), code.inside()});
  }
  return out;
}

void check(SegmentFacts& facts, Faults& faults) {
  const std::vector<Link> wanted = links(facts.source());
  if (wanted.size() < 2) return;
  const auto has = [&](auto&& matches) { return std::ranges::any_of(wanted, matches); };
  for (const Link& link : links(facts.target())) {
    const bool text = has([&](const Link& it) { return it.text == link.text; });
    const bool pair =
        has([&](const Link& it) { return it.text == link.text && it.target == link.target; });
    const bool target = has([&](const Link& it) { return it.target == link.target; });
    if (!text || pair || !target) continue;
    faults.in_target(link.inside, quoted(link.text) + " is the text of another link in the source");
  }
}

}  // namespace
}  // namespace exchanged_link_text

constinit const Rule kExchangedLinkText = {
    .description = {.id = "exchanged-link-text",
                    .group = RuleGroup::kCodes,
                    .summary = "a link with the text of another link",
                    .why =
                        "It leads elsewhere than it says. Texts are compared that both languages "
                        "have alike, such as the names of errors.",
                    .bad = {.source = "[E101](e101.md), [E102](e102.md)",
                            .target = "[E102](e101.md), [E101](e102.md)"},
                    .good = {.source = "[E101](e101.md), [E102](e102.md)",
                             .target = "[E102](e102.md), [E101](e101.md)"},
                    .severity = Severity::kError},
    .needs = {.source = kBracket, .target = kBracket},
    .check = exchanged_link_text::check,
};

}  // namespace locseg::check
