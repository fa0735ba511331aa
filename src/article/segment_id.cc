// Backwards from the last `-`: the digits decide, the prefix is what is left.
#include "article/segment_id.h"

#include <algorithm>

#include "base/ascii.h"

namespace locseg::article {

std::optional<SegmentId> parse_segment_id(std::string_view id) {
  constexpr std::size_t kMaxDigits = 18;  // fit into 64 bits with any value
  const std::size_t dash = id.rfind('-');
  if (dash == std::string_view::npos) return std::nullopt;
  SegmentId out;
  out.prefix = id.substr(0, dash);
  out.digits = id.substr(dash + 1);
  out.paragraph = out.digits.starts_with('p');
  if (out.paragraph) out.digits.remove_prefix(1);
  if (out.digits.empty() || out.digits.size() > kMaxDigits) return std::nullopt;
  for (const char c : out.digits) {
    if (c < '0' || c > '9') return std::nullopt;
    out.number = out.number * 10 + static_cast<std::uint64_t>(c - '0');
  }
  return out;
}

bool is_regular(const SegmentId& id) {
  constexpr std::size_t kPrefix = 5;
  return id.prefix.size() == kPrefix && std::ranges::all_of(id.prefix, [](char c) {
           return base::is_ascii_digit(c) || (c >= 'a' && c <= 'f');
         });
}

std::string_view id_prefix(std::string_view id) {
  return id.substr(0, std::min(id.rfind('-'), id.size()));
}

}  // namespace locseg::article
