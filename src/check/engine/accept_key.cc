// Ids are left out of an excerpt: they change with every handoff.
#include "check/engine/accept_key.h"

#include <algorithm>
#include <string>

#include "article/segment_id.h"
#include "locseg/finding.h"

namespace locseg::check {
namespace {

constexpr std::size_t kPrefixSize = 5;  // of a regular id, before its `-`

// How many bytes at the start of `text` are a regular id; 0 if it does not start with one.
std::size_t id_size(std::string_view text) {
  constexpr std::size_t kFirst = kPrefixSize + 1;
  if (text.size() <= kFirst || text[kPrefixSize] != '-') return 0;
  const std::size_t digits = text[kFirst] == 'p' ? kFirst + 1 : kFirst;
  const std::size_t end = std::min(text.find_first_not_of("0123456789", digits), text.size());
  const auto id = article::parse_segment_id(text.substr(0, end));
  return id && article::is_regular(*id) ? end : 0;
}

std::string without_ids(std::string_view text) {
  std::string out;
  std::size_t done = 0;
  for (std::size_t dash = text.find('-'); dash != std::string_view::npos;
       dash = text.find('-', std::max(dash + 1, done))) {
    if (dash < done + kPrefixSize) continue;
    const std::size_t begin = dash - kPrefixSize;
    const std::size_t size = id_size(text.substr(begin));
    if (size == 0) continue;
    out.append(text.substr(done, begin - done)).append("#");
    done = begin + size;
  }
  return out.append(text.substr(done));
}

}  // namespace

Hash128 excerpt_key(std::string_view excerpt) { return hash_of(without_ids(excerpt)); }

}  // namespace locseg::check

namespace locseg {

Hash128 accept_key(const Finding& finding) {
  if (finding.place != TextSide::kArticle) return finding.segment->hash;
  return check::excerpt_key(finding.excerpt);
}

std::string short_id(const Finding& finding) {
  return to_hex(finding.fingerprint).substr(0, kShortIdDigits);
}

}  // namespace locseg
