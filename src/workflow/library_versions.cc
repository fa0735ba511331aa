#include "workflow/library_versions.h"

#include <algorithm>
#include <iterator>

#include "config/toml_library.h"
#include "exchange/xml/xml_library.h"
#include "store/sqlite/connection.h"
#include "text/unicode_version.h"

namespace locseg {

std::vector<base::LibraryVersion> all_library_versions() {
  std::vector<base::LibraryVersion> out = text::unicode_libraries();
  out.push_back(sqlite::sqlite_library());
  out.push_back(exchange::xml_library());
  out.push_back(toml_library());
  std::vector<base::LibraryVersion> lowest = base::library_versions();
  std::ranges::move(lowest, std::back_inserter(out));
  return out;
}

}  // namespace locseg
