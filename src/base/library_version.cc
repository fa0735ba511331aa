#include "base/library_version.h"

#include <oneapi/tbb/version.h>
#include <xxhash.h>

namespace locseg::base {

std::string dotted(std::initializer_list<unsigned> numbers) {
  std::string out;
  for (const unsigned number : numbers) {
    if (!out.empty()) out += '.';
    out += std::to_string(number);
  }
  return out;
}

std::vector<LibraryVersion> library_versions() {
  constexpr unsigned kPart = 100;
  const unsigned hashes = XXH_versionNumber();
  return {{"oneTBB", TBB_runtime_version()},
          {"xxHash", dotted({hashes / kPart / kPart, hashes / kPart % kPart, hashes % kPart})}};
}

}  // namespace locseg::base
