// Asked of the library that was loaded, not of the headers that were compiled.
#include "text/unicode_version.h"

#include <unicode/uchar.h>
#include <unicode/ulocdata.h>
#include <unicode/uversion.h>

namespace locseg::text {
namespace {

std::string written(const UVersionInfo& version) { return base::dotted({version[0], version[1]}); }

std::string version_of_icu() {
  UVersionInfo version{};
  u_getVersion(version);
  return written(version);
}

std::string version_of_tables() {
  UVersionInfo version{};
  u_getUnicodeVersion(version);
  return written(version);
}

}  // namespace

std::string unicode_version() { return version_of_icu() + '/' + version_of_tables(); }

std::vector<base::LibraryVersion> unicode_libraries() {
  std::vector<base::LibraryVersion> out = {{"Unicode", version_of_tables()}};
  UVersionInfo cldr{};
  UErrorCode status = U_ZERO_ERROR;
  ulocdata_getCLDRVersion(cldr, &status);
  if (U_SUCCESS(status)) out.push_back({"CLDR", written(cldr)});
  out.push_back({"ICU", version_of_icu()});
  return out;
}

}  // namespace locseg::text
