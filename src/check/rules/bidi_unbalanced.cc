// Embeddings, overrides and isolates that are not closed in the target, and controls that close
// nothing. By UAX #9 the former reach to the end of the paragraph, and the latter do nothing (X6a,
// X7).
#include <algorithm>

#include "base/utf8.h"
#include "check/rules/rules.h"
#include "text/bidi.h"
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

// Those of the target. What one sentence of a paragraph leaves open, the next may close.
Unpaired unpaired_in_paragraph(SegmentFacts& facts) {
  Unpaired found = unpaired(facts.target().text());
  if (found.open.empty() && found.stray.empty()) return found;
  const Surroundings& around = facts.surroundings();
  const std::size_t closed = unpaired(around.next.target).stray.size();
  const std::size_t opened = unpaired(around.previous.target).open.size();
  found.open.resize(found.open.size() - std::min(found.open.size(), closed));
  found.stray.erase(found.stray.begin(), found.stray.begin() + static_cast<std::ptrdiff_t>(std::min(
                                                                   found.stray.size(), opened)));
  return found;
}

bool is_inside_word(std::string_view text, Span span) {
  if (span.begin == 0 || span.end == text.size()) return false;
  const std::size_t before = base::char_begin(text, span.begin - 1);
  return text::is_letter(base::code_point_at(text, before).value) &&
         text::is_letter(base::code_point_at(text, span.end).value);
}

// What a right-to-left paragraph shows of `text`, in the order of display: its characters but the
// controls, each with its direction (which mirrors brackets).
std::string shown(std::string_view text) {
  constexpr std::string_view kIsolate = "\u2067";
  const std::string paragraph = std::string(kIsolate).append(text).append("\u2069");
  std::vector<std::uint8_t> levels;
  text::bidi_levels(paragraph, levels);
  struct Shown {
    std::string_view bytes;
    std::uint8_t level = 0;
  };
  std::vector<Shown> order;
  std::uint8_t most = 0;
  for (std::size_t at = 0; at < paragraph.size();) {
    const base::CodePoint point = base::code_point_at(paragraph, at);
    if (!text::is_bidi_control(point.value)) {
      order.push_back({std::string_view(paragraph).substr(at, point.size), levels[at]});
      most = std::max(most, levels[at]);
    }
    at += point.size;
  }
  for (std::uint8_t level = most; level > 0; --level) {  // rule L2
    const auto turns = [&](const Shown& it) { return it.level >= level; };
    for (auto begin = std::ranges::find_if(order, turns); begin != order.end();) {
      const auto end = std::find_if_not(begin, order.end(), turns);
      std::reverse(begin, end);
      begin = std::find_if(end, order.end(), turns);
    }
  }
  std::string out;
  for (const Shown& it : order) out.append(it.bytes).append(it.level % 2 == 0 ? "<" : ">");
  return out;
}

// Whether readers would see another text without the controls that are never closed. `shown` is
// for languages written from right to left, where most of them repeat the paragraph's direction.
bool is_seen(SegmentFacts& facts, const std::vector<Control>& open) {
  if (!facts.is_right_to_left()) return true;
  const std::string_view text = facts.target().text();
  std::string without;
  std::size_t done = 0;
  for (const Control& control : open) {
    without.append(text.substr(done, control.span.begin - done));
    done = control.span.end;
  }
  without.append(text.substr(done));
  return shown(text) != shown(without);
}

void check(SegmentFacts& facts, Faults& faults) {
  Side& target = facts.target();
  const Unpaired found = unpaired_in_paragraph(facts);
  if (found.open.empty() && found.stray.empty()) return;
  const Unpaired wanted = unpaired(facts.source().text());
  if (!found.open.empty() && wanted.open.empty()) {
    const Span span = found.open.front().span;
    Fault& fault = faults.in_target(span, "the bidirectional control " + quoted(target.text(span)) +
                                              " is not closed in the target");
    if (!is_seen(facts, found.open)) fault.severity = Severity::kInfo;
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
                           "paragraph and may change the order of what follows; where it changes "
                           "nothing that readers see, it is an info. A control that closes "
                           "nothing does nothing, but is in the way of searches inside a word; "
                           "elsewhere it is an info, said once an article.",
                    .bad = {.source = "Open the file.",
                            .target = "افتح الملف.\u202C",
                            .target_lang = "ar-SA"},
                    .good = {.source = "Open the file.",
                             .target = "افتح \u202BAzure\u202C الآن.",
                             .target_lang = "ar-SA"},
                    .fixes = "removes what closes nothing"},
    .needs = {.target = kMarkBlocks},
    .check = bidi_unbalanced::check,
};

}  // namespace locseg::check
