// Asked of the library that was loaded, not of the headers that were compiled.
#include "text/unicode_version.h"

#include <unicode/uchar.h>
#include <unicode/uversion.h>

namespace locseg::text {
namespace {

std::string written(const UVersionInfo& version) {
  return std::to_string(version[0]) + '.' + std::to_string(version[1]);
}

}  // namespace

std::string unicode_version() {
  UVersionInfo icu{};
  UVersionInfo tables{};
  u_getVersion(icu);
  u_getUnicodeVersion(tables);
  return written(icu) + '/' + written(tables);
}

}  // namespace locseg::text
