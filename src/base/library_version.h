/// What a program consists of beside its own code, for reports of faults.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace locseg::base {

/// A library, or a standard whose data one holds. Each area tells those that it owns.
struct LibraryVersion {
  std::string_view name;
  std::string version;
};

/// Those of this area: threads and hashes.
[[nodiscard]] std::vector<LibraryVersion> library_versions();

/// `1.2.3`, of numbers.
[[nodiscard]] std::string dotted(std::initializer_list<unsigned> numbers);

}  // namespace locseg::base
