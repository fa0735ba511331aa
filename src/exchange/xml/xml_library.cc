#include "exchange/xml/xml_library.h"

#include <pugixml.hpp>

namespace locseg::exchange {

// 1130 is 1.13, 1131 is 1.13.1.
base::LibraryVersion xml_library() {
  constexpr unsigned kPatches = 10;
  constexpr unsigned kMinors = 100;
  constexpr unsigned kVersion = PUGIXML_VERSION;
  constexpr unsigned kMinor = kVersion / kPatches % kMinors;
  constexpr unsigned kMajor = kVersion / kPatches / kMinors;
  constexpr unsigned kPatch = kVersion % kPatches;
  return {"pugixml",
          kPatch == 0 ? base::dotted({kMajor, kMinor}) : base::dotted({kMajor, kMinor, kPatch})};
}

}  // namespace locseg::exchange
