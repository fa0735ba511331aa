// A run is left-flanking when something other than white space follows it and, if that is
// punctuation, white space or punctuation is before it; right-flanking is the mirror image.
// `*` and `~` open when left-flanking and close when right-flanking; `_` is stricter inside words.
//
// Matching walks the closers from left to right and looks back for the nearest opener. For each
// kind of closer `bottom` remembers down to where nothing was found, so no run is looked at in vain
// twice for the same kind.

#include "markup/delimiters.h"

#include <algorithm>
#include <array>
#include <limits>

#include "base/utf8.h"
#include "markup/punctuation.h"

namespace locseg::markup {
namespace {

constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

enum class Neighbour : std::uint8_t { kSpace, kPunctuation, kOther };

Neighbour classify(char32_t c) {
  if (is_space(c)) return Neighbour::kSpace;
  return is_punctuation(c) ? Neighbour::kPunctuation : Neighbour::kOther;
}

Neighbour neighbour_after(std::string_view text, std::size_t end) {
  if (end == text.size()) return Neighbour::kSpace;
  return classify(base::code_point_at(text, end).value);
}

Neighbour neighbour_before(std::string_view text, std::size_t begin) {
  if (begin == 0) return Neighbour::kSpace;
  std::size_t at = begin - 1;
  const std::size_t first = begin < 4 ? 0 : begin - 4;
  while (at > first && base::is_continuation(text[at])) --at;
  const base::CodePoint point = base::code_point_at(text, at);
  return classify(point.valid() && at + point.size == begin ? point.value : U'\uFFFD');
}

// Closers that may match the same openers share a class: mark, whether it could open too, and
// its length modulo 3.
constexpr std::size_t kClasses = std::size_t{3} * 2 * 3;

std::size_t class_of(const DelimiterRun& run) {
  const std::size_t mark = run.mark == '*' ? 0 : run.mark == '_' ? 1 : 2;
  return (mark * 2 + (run.opens ? 1 : 0)) * 3 + run.length_mod_3;
}

bool match(const DelimiterRun& opener, const DelimiterRun& closer) {
  if (!opener.opens || opener.mark != closer.mark) return false;
  if (opener.mark == '~') return opener.span.size() == closer.span.size();
  // The "rule of three": `*a**b*` is one emphasis that holds `**`.
  const bool both_ways = opener.closes || closer.opens;
  const bool sum_is_multiple = (opener.length_mod_3 + closer.length_mod_3) % 3 == 0;
  return !(both_ways && sum_is_multiple && opener.length_mod_3 != 0);
}

std::uint64_t mark_size(const DelimiterRun& opener, const DelimiterRun& closer) {
  if (opener.mark == '~') return closer.span.size();
  return opener.span.size() >= 2 && closer.span.size() >= 2 ? 2 : 1;
}

}  // namespace

DelimiterRun delimiter_run(std::string_view text, std::size_t begin) {
  DelimiterRun run;
  run.mark = text[begin];
  std::size_t end = text.find_first_not_of(run.mark, begin);
  if (end == std::string_view::npos) end = text.size();
  run.span = {begin, end};
  run.length_mod_3 = static_cast<std::uint8_t>((end - begin) % 3);

  const Neighbour before = neighbour_before(text, begin);
  const Neighbour after = neighbour_after(text, end);
  const bool left = after == Neighbour::kOther ||
                    (after == Neighbour::kPunctuation && before != Neighbour::kOther);
  const bool right = before == Neighbour::kOther ||
                     (before == Neighbour::kPunctuation && after != Neighbour::kOther);
  if (run.mark == '_') {
    run.opens = left && (!right || before == Neighbour::kPunctuation);
    run.closes = right && (!left || after == Neighbour::kPunctuation);
  } else {
    // One `~` is a range in most languages; GitHub allows one or two, DocFX two.
    const bool counts = run.mark == '*' || end - begin == 2;
    run.opens = counts && left;
    run.closes = counts && right;
  }
  return run;
}

void match_delimiters(std::vector<DelimiterRun>& runs, std::size_t first,
                      std::vector<EmphasisPair>& pairs) {
  std::array<std::uint32_t, kClasses> bottom;
  bottom.fill(kNone);
  std::uint32_t top = kNone;  // the last run that may still open
  for (auto at = static_cast<std::uint32_t>(first); at < runs.size(); ++at) {
    DelimiterRun& closer = runs[at];
    while (closer.closes && !closer.spent()) {
      std::uint32_t& floor = bottom[class_of(closer)];
      std::uint32_t candidate = top;
      while (candidate != kNone && (floor == kNone || candidate > floor) &&
             !match(runs[candidate], closer))
        candidate = runs[candidate].previous;
      if (candidate == kNone || (floor != kNone && candidate <= floor)) {
        floor = top;
        break;
      }
      DelimiterRun& opener = runs[candidate];
      const std::uint64_t size = mark_size(opener, closer);
      pairs.push_back({{opener.span.end - size, opener.span.end},
                       {closer.span.begin, closer.span.begin + size}});
      opener.span.end -= size;
      closer.span.begin += size;
      // Whatever stood between the two can match nothing any more.
      top = opener.spent() ? opener.previous : candidate;
    }
    if (closer.opens && !closer.spent()) {
      closer.previous = top;
      top = at;
    }
  }
}

}  // namespace locseg::markup
