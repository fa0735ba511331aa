// ID = 5 * HEX "-" [ "p" ] 1*18 DIGIT
#include "check/facts/segment_ids.h"

#include <algorithm>

namespace locseg::check {

std::optional<SegmentId> parse_id(std::string_view id) {
  constexpr std::size_t kPrefix = 5;
  constexpr std::size_t kDigits = 18;
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto is_hex = [&](char c) { return is_digit(c) || (c >= 'a' && c <= 'f'); };
  if (id.size() < kPrefix + 2 || id[kPrefix] != '-') return std::nullopt;
  SegmentId out;
  out.prefix = id.substr(0, kPrefix);
  if (!std::ranges::all_of(out.prefix, is_hex)) return std::nullopt;
  id.remove_prefix(kPrefix + 1);
  out.paragraph = id.starts_with('p');
  if (out.paragraph) id.remove_prefix(1);
  if (id.empty() || id.size() > kDigits || !std::ranges::all_of(id, is_digit)) return std::nullopt;
  for (const char c : id) out.number = out.number * 10 + static_cast<std::uint64_t>(c - '0');
  return out;
}

}  // namespace locseg::check
