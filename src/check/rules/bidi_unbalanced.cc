// Embeddings, overrides and isolates that are not closed in the target, and controls that close
// nothing. By UAX #9 the former reach to the end of the paragraph, and the latter do nothing (X6a,
// X7).
#include <algorithm>

#include "base/utf8.h"
#include "check/rules/rules.h"
#include "text/character.h"

namespace locseg::check {
namespace bidi_unbalanced {
namespace {

struct Control {
  bool isolate;
  Span span;
};

struct Unpaired {
  std::vector<Control> open;  // never closed
  std::vector<Span> stray;    // close nothing
};

// Takes what the control closes off `open`; false where it closes nothing. The end of an isolate
// closes the embeddings inside it.
bool close(std::vector<Control>& open, bool isolate) {
  if (!isolate) {
    if (open.empty() || open.back().isolate) return false;
    open.pop_back();
    return true;
  }
  const auto last = std::find_if(open.rbegin(), open.rend(),
                                 [](const Control& control) { return control.isolate; });
  if (last == open.rend()) return false;
  open.erase(last.base() - 1, open.end());
  return true;
}

Unpaired unpaired(std::string_view text) {
  Unpaired found;
  for (std::size_t at = text.find('\xE2'); at != std::string_view::npos;
       at = text.find('\xE2', at + 1)) {
    const base::CodePoint point = base::code_point_at(text, at);
    if (!point.valid()) continue;
    const Span span{at, at + point.size};
    const char32_t c = point.value;
    if (c == 0x202A || c == 0x202B || c == 0x202D || c == 0x202E) {
      found.open.push_back({false, span});
    } else if (c >= 0x2066 && c <= 0x2068) {
      found.open.push_back({true, span});
    } else if ((c == 0x202C || c == 0x2069) && !close(found.open, c == 0x2069)) {
      found.stray.push_back(span);
    }
  }
  return found;
}

bool is_inside_word(std::string_view text, Span span) {
  if (span.begin == 0 || span.end == text.size()) return false;
  const std::size_t before = base::char_begin(text, span.begin - 1);
  return text::is_letter(base::code_point_at(text, before).value) &&
         text::is_letter(base::code_point_at(text, span.end).value);
}

void check(SegmentFacts& facts, Faults& faults) {
  Side& target = facts.target();
  if (!target.has(kMarkBlocks)) return;
  const Unpaired found = unpaired(target.text());
  if (found.open.empty() && found.stray.empty()) return;
  const Unpaired wanted = unpaired(facts.source().text());
  if (!found.open.empty() && wanted.open.empty()) {
    const Span span = found.open.front().span;
    faults.in_target(span, "the bidirectional control " + quoted(target.text(span)) +
                               " is not closed in the target");
  }
  if (!wanted.stray.empty()) return;
  for (const Span& span : found.stray) {
    const bool splits = is_inside_word(target.text(), span);
    Fault& fault =
        faults.in_target(span, "a stray " + quoted(target.text(span)) +
                                   (splits ? " splits a word for searches" : " closes nothing"));
    fault.fix.push_back({span, ""});
    fault.once_an_article = !splits;
    if (!splits) fault.severity = Severity::kInfo;
  }
}

}  // namespace
}  // namespace bidi_unbalanced

constinit const Rule kBidiUnbalanced = {
    .description = {.id = "bidi-unbalanced",
                    .group = RuleGroup::kScript,
                    .summary = "a bidirectional control that is not closed, or closes nothing",
                    .why = "An embedding or isolate that is not closed reaches to the end of the "
                           "paragraph and may change the order of what follows. A control that "
                           "closes nothing does nothing, but is in the way of searches inside a "
                           "word; elsewhere it is an info, said once an article.",
                    .bad = {.source = "Open the file.",
                            .target = "افتح الملف.\u202C",
                            .target_lang = "ar-SA"},
                    .good = {.source = "Open the file.",
                             .target = "افتح \u202BAzure\u202C الآن.",
                             .target_lang = "ar-SA"},
                    .fixes = "removes what closes nothing"},
    .check = bidi_unbalanced::check,
};

}  // namespace locseg::check
