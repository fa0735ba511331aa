#include "store/postgresql/part_numbers.h"

namespace locseg::postgresql {

std::vector<PartNumbers> by_part(std::span<const std::int64_t> numbers, std::int64_t parts) {
  std::vector<PartNumbers> all(static_cast<std::size_t>(parts));
  for (const std::int64_t number : numbers) {
    const std::int64_t part = part_of(number, parts);
    all[static_cast<std::size_t>(part)].part = part;
    all[static_cast<std::size_t>(part)].numbers.push_back(number);
  }
  std::erase_if(all, [](const PartNumbers& each) { return each.numbers.empty(); });
  return all;
}

}  // namespace locseg::postgresql
