// Which name was meant: Levenshtein's distance by dynamic programming over one row.
#include <algorithm>
#include <numeric>

#include "config/config.h"

namespace locseg {
namespace {

std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i + 1;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t changed = diagonal + (a[i] == b[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({changed, row[j] + 1, row[j + 1] + 1});
    }
  }
  return row[b.size()];
}

}  // namespace

std::string_view nearest_name(std::string_view name, std::span<const std::string_view> names) {
  if (name.size() > 100) return {};  // no name of ours is; a guard against a hostile file
  std::string_view best;
  std::size_t least = (name.size() < 4 ? 1 : std::max<std::size_t>(2, name.size() / 3)) + 1;
  for (const std::string_view each : names) {
    const std::size_t changes = distance(name, each);
    if (changes < least) {
      least = changes;
      best = each;
    }
  }
  return best;
}

}  // namespace locseg
