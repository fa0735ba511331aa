// The distance is over code points; a bound from how often each letter occurs spares most tables.
#include "diff/similarity.h"

#include <algorithm>

#include "base/utf8.h"

namespace locseg::diff {
namespace {

constexpr std::uint32_t kLongText = 4096;
constexpr sequence::Symbol kBadByte = 0x110000;

}  // namespace

Fingerprint gist_of(std::string_view text) {
  Fingerprint gist;
  gist.text.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const base::CodePoint point = base::code_point_at(text, at);
    gist.text.push_back(point.valid() ? static_cast<sequence::Symbol>(point.value)
                                      : kBadByte + static_cast<unsigned char>(text[at]));
    at += point.valid() ? point.size : 1;
    ++gist.counts[gist.text.back() % gist.counts.size()];
  }
  return gist;
}

Fingerprint joined(std::span<const Fingerprint> parts) {
  Fingerprint gist;
  for (const Fingerprint& part : parts) {
    gist.text.insert(gist.text.end(), part.text.begin(), part.text.end());
    for (std::size_t i = 0; i < gist.counts.size(); ++i) gist.counts[i] += part.counts[i];
  }
  return gist;
}

std::uint32_t least_distance(const Fingerprint& a, const Fingerprint& b) {
  // A replacement takes one too many here and one too few there; the rest is insertions.
  std::uint32_t more = 0;
  std::uint32_t fewer = 0;
  for (std::size_t i = 0; i < a.counts.size(); ++i) {
    more += a.counts[i] - std::min(a.counts[i], b.counts[i]);
    fewer += b.counts[i] - std::min(a.counts[i], b.counts[i]);
  }
  return std::max(more, fewer);
}

std::uint32_t Comparer::distance(std::uint64_t key, const Fingerprint& a, const Fingerprint& b,
                                 std::uint32_t cutoff) {
  const std::uint32_t least = least_distance(a, b);
  if (least > cutoff) return cutoff + 1;
  if (std::max(a.size(), b.size()) > kLongText) return least;
  if (key != key_ || !pattern_) {
    pattern_.emplace(a.text);
    key_ = key;
  }
  return pattern_->distance(b.text, cutoff);
}

}  // namespace locseg::diff
