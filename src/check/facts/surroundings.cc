// Read off the article's bytes: a paragraph ends at an empty line and where a line begins with a
// mark of its own, a cell at a bar.
#include "check/facts/surroundings.h"

#include <algorithm>

#include "base/utf8.h"
#include "text/character.h"

namespace locseg::check {
namespace {

constexpr std::string_view kBlanks = " \t\r";

// Whether a paragraph goes on over what stands between two pairs.
bool goes_on(std::string_view between) {
  if (between.find('|') != std::string_view::npos) return false;
  if (between.find('\n') == std::string_view::npos) return true;
  return std::ranges::count(between, '\n') == 1 &&
         between.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

bool is_space_at(std::string_view bytes, std::size_t at) {
  return text::is_space(base::code_point_at(bytes, at).value);
}

Neighbour neighbour(const Article& article, const Segment& segment) {
  return {article.source(segment), article.target(segment)};
}

}  // namespace

Surroundings surroundings_of(const Place& place) {
  Surroundings out;
  if (place.article == nullptr) return out;
  const Article& article = *place.article;
  const std::string_view bytes = article.bytes();
  const std::vector<Segment>& segments = article.segments();
  const Segment& here = segments[place.segment];
  if (here.carrier != Carrier::kRaw) return out;
  const Span whole = here.whole;

  const std::size_t newline =
      whole.begin == 0 ? std::string_view::npos : bytes.rfind('\n', whole.begin - 1);
  const std::size_t begin = newline == std::string_view::npos ? 0 : newline + 1;
  const std::size_t end = std::min(bytes.find('\n', whole.end), bytes.size());
  const std::size_t first = std::min(bytes.find_first_not_of(kBlanks, begin), bytes.size());
  out.after = bytes.substr(whole.end, end - whole.end);
  out.space_before =
      whole.begin == 0 || is_space_at(bytes, base::char_begin(bytes, whole.begin - 1));
  out.space_after = whole.end == bytes.size() || is_space_at(bytes, whole.end);

  std::string_view before = bytes.substr(begin, whole.begin - begin);
  if (place.segment > 0) {
    const Segment& previous = segments[place.segment - 1];
    const Span between{previous.whole.end, whole.begin};
    if (previous.whole.end <= whole.begin && previous.carrier == Carrier::kRaw) {
      if (goes_on(between.of(bytes))) out.previous = neighbour(article, previous);
      if (between.begin > begin) before = between.of(bytes);
    }
  }
  if (place.segment + 1 < segments.size()) {
    const Segment& next = segments[place.segment + 1];
    const Span between{whole.end, next.whole.begin};
    if (next.whole.begin >= whole.end && next.carrier == Carrier::kRaw) {
      if (goes_on(between.of(bytes))) out.next = neighbour(article, next);
      if (between.end < end) out.after = between.of(bytes);
    }
  }
  // A source in a comment is not what readers see behind the target.
  const auto stretch =
      std::ranges::lower_bound(article.source_stretches(), whole.end, {}, &Span::begin);
  if (stretch != article.source_stretches().end()) {
    out.after = out.after.substr(0, stretch->begin - whole.end);
  }
  out.in_heading = first < whole.begin && bytes[first] == '#';
  out.in_cell =
      before.find('|') != std::string_view::npos || out.after.find('|') != std::string_view::npos;
  return out;
}

}  // namespace locseg::check
