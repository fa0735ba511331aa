// A class is an eighth of an octave of frequency.
#include "store/fuzzy/term_order.h"

#include <algorithm>
#include <bit>

#include "base/little_endian.h"

namespace locseg::store {
namespace {

constexpr int kClassBits = 32 - kTermBits;
constexpr std::uint32_t kClasses = std::uint32_t{1} << kClassBits;

// The position of the highest bit, and the three bits below it.
std::uint32_t class_of(std::uint32_t count) {
  const auto highest = static_cast<std::uint32_t>(std::bit_width(count | 1)) - 1;
  return (highest << 3) | static_cast<std::uint32_t>(((std::uint64_t{count} << 3) >> highest) & 7);
}

}  // namespace

std::optional<TermOrder> TermOrder::of_bytes(std::string_view bytes) {
  TermOrder order;
  if (bytes.size() % sizeof(std::uint32_t) != 0) return std::nullopt;
  for (std::size_t at = 0; at < bytes.size(); at += sizeof(std::uint32_t)) {
    order.known_.push_back(base::load_little_endian<std::uint32_t>(bytes.data() + at));
  }
  if (!std::ranges::is_sorted(order.known_)) return std::nullopt;
  return order;
}

std::string TermOrder::bytes() const {
  std::string out;
  for (const std::uint32_t each : known_) base::append_little_endian(out, each);
  return out;
}

std::uint32_t TermOrder::place_of(Term term) const {
  const auto at = std::ranges::lower_bound(known_, term << kClassBits);
  const bool is_known = at != known_.end() && *at >> kClassBits == term;
  return ((is_known ? *at & (kClasses - 1) : 0) << kTermBits) | term;
}

TermOrder TermCounter::order() const {
  std::vector<std::pair<std::uint32_t, Term>> frequent;
  for (const auto& [term, count] : counts_) {
    if (count > 1) frequent.emplace_back(count, term);
  }
  std::ranges::sort(frequent, std::greater());
  if (frequent.size() > TermOrder::kMostTerms) frequent.resize(TermOrder::kMostTerms);
  TermOrder order;
  for (const auto& [count, term] : frequent) {
    order.known_.push_back((term << kClassBits) | class_of(count));
  }
  std::ranges::sort(order.known_);
  return order;
}

}  // namespace locseg::store
