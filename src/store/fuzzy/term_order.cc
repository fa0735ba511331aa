// A class is an eighth of an octave of frequency.
#include "store/fuzzy/term_order.h"

#include <algorithm>
#include <bit>
#include <numeric>
#include <utility>

#include "base/little_endian.h"

namespace locseg::store {
namespace {

constexpr int kClassBits = 32 - kTermBits;
constexpr int kHighBits = 12;
constexpr int kHighShift = 32 - kHighBits;
constexpr std::uint32_t kClasses = std::uint32_t{1} << kClassBits;

// The position of the highest bit, and the three bits below it.
std::uint32_t class_of(std::uint32_t count) {
  const auto highest = static_cast<std::uint32_t>(std::bit_width(count | 1)) - 1;
  return (highest << 3) | static_cast<std::uint32_t>(((std::uint64_t{count} << 3) >> highest) & 7);
}

}  // namespace

TermOrder::TermOrder(std::vector<std::uint32_t> known)
    : known_(std::move(known)), starts_((std::size_t{1} << kHighBits) + 1) {
  for (const std::uint32_t each : known_) ++starts_[(each >> kHighShift) + 1];
  std::partial_sum(starts_.begin(), starts_.end(), starts_.begin());
}

std::optional<TermOrder> TermOrder::of_bytes(std::string_view bytes) {
  std::vector<std::uint32_t> known;
  if (bytes.size() % sizeof(std::uint32_t) != 0) return std::nullopt;
  for (std::size_t at = 0; at < bytes.size(); at += sizeof(std::uint32_t)) {
    known.push_back(base::load_little_endian<std::uint32_t>(bytes.data() + at));
  }
  if (!std::ranges::is_sorted(known)) return std::nullopt;
  return TermOrder(std::move(known));
}

std::string TermOrder::bytes() const {
  std::string out;
  for (const std::uint32_t each : known_) base::append_little_endian(out, each);
  return out;
}

std::uint32_t TermOrder::place_of(Term term) const {
  const std::uint32_t wanted = term << kClassBits;
  const std::uint32_t high = wanted >> kHighShift;
  for (std::uint32_t at = starts_[high]; at != starts_[high + 1]; ++at) {
    if (known_[at] < wanted) continue;
    if (known_[at] >> kClassBits != term) break;
    return ((known_[at] & (kClasses - 1)) << kTermBits) | term;
  }
  return term;
}

TermOrder TermCounter::order() const {
  std::vector<std::pair<std::uint32_t, Term>> frequent;
  for (const auto& [term, count] : counts_) {
    if (count > 1) frequent.emplace_back(count, term);
  }
  std::ranges::sort(frequent, std::greater());
  if (frequent.size() > TermOrder::kMostTerms) frequent.resize(TermOrder::kMostTerms);
  std::vector<std::uint32_t> known;
  known.reserve(frequent.size());
  for (const auto& [count, term] : frequent) {
    known.push_back((term << kClassBits) | class_of(count));
  }
  std::ranges::sort(known);
  return TermOrder(std::move(known));
}

}  // namespace locseg::store
