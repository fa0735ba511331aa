// Numbers, names and lists as messages say them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace locseg::base {

/// 1234567 as "1,234,567".
[[nodiscard]] std::string grouped(std::uint64_t number);

/// "1 article", "1,234 articles". `nouns` is the plural where that is not `noun` with an s.
[[nodiscard]] std::string counted(std::uint64_t number, std::string_view noun,
                                  std::string_view nouns = {});

/// Foreign text in single quotes, fit for a terminal.
[[nodiscard]] std::string quoted(std::string_view text);

/// "text, json": the names of a table's entries.
template <class Entries>
[[nodiscard]] std::string names_of(const Entries& entries) {
  std::string out;
  for (const auto& entry : entries) {
    if (!out.empty()) out += ", ";
    out += entry.name;
  }
  return out;
}

}  // namespace locseg::base
