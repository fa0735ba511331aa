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
  constexpr unsigned kHashes = XXH_VERSION_NUMBER;  // headers only
  return {{"oneTBB", TBB_runtime_version()},
          {"xxHash", dotted({kHashes / kPart / kPart, kHashes / kPart % kPart, kHashes % kPart})}};
}

}  // namespace locseg::base
