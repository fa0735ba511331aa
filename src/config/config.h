/// The configuration file `.locseg.toml`, as keys with values and lines. What a key means is the
/// business of the area that owns it: each has its own table of keys.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "locseg/result.h"

namespace locseg {

enum class ConfigType : std::uint8_t {
  kTable,  ///< a table's heading
  kText,
  kNumber,  ///< whole or not; whole ones convert
  kBoolean,
  kTexts,  ///< a list of texts
};

/// One `key = value`, or the heading of a table (then `key` is empty).
struct ConfigEntry {
  std::string table;        ///< dotted, `check.override`; empty at the top
  std::uint32_t index = 0;  ///< which table of an array of tables (`[[accept]]`), from 0
  std::string key;
  /// By ConfigType: a heading, a text, a number, a truth, a list of texts.
  std::variant<std::monostate, std::string, double, bool, std::vector<std::string>> value;
  Position position;
  std::uint32_t inner = 0;  ///< which table of an array in such a table (`bad = [{}]`), from 0

  [[nodiscard]] ConfigType type() const { return static_cast<ConfigType>(value.index()); }
  // The value; the entry must be of that type, as `require_known` makes sure.
  [[nodiscard]] const std::string& text() const { return std::get<1>(value); }
  [[nodiscard]] double number() const { return std::get<2>(value); }
  [[nodiscard]] bool boolean() const { return std::get<3>(value); }
  [[nodiscard]] const std::vector<std::string>& texts() const { return std::get<4>(value); }
};

/// A configuration file that was read; if there is none, without path and entries.
struct Config {
  std::string path;
  std::vector<ConfigEntry> entries;  ///< in order of position
};

/// A key that an area knows. `key` is `*` where any will do (names of rules), and empty for the
/// heading of a table.
struct ConfigKey {
  std::string_view table;
  std::string_view key;
  ConfigType type = ConfigType::kText;
  std::string_view summary = {};   ///< what it is, as a phrase; of a heading, what the table is for
  std::string_view standard = {};  ///< the value that holds if it is left out, as TOML; or empty
  /// The words that a text, or each of a list, may be; null: any.
  std::vector<std::string> (*words)() = nullptr;
  /// The names that `*` stands for; null: any.
  std::vector<std::string> (*names)() = nullptr;
  bool takes_others = false;  ///< words that are not among those may be right, too
  bool repeats = false;       ///< of a heading: it may be there several times, `[[accept]]`
};

/// Reads TOML 1.0. kMalformed if it is not, kUnsupported for values that no key takes (dates,
/// lists of lists, three arrays of tables inside one another).
[[nodiscard]] Result<Config> parse_config(std::string_view text, std::string path);

/// kMisuse at the first entry that `known` does not name, with the nearest name that it does, or
/// whose value has another type.
[[nodiscard]] Result<void> require_known(const Config& config, std::span<const ConfigKey> known);

/// Reads the file `path`; if that is empty, the nearest `.locseg.toml` in the working folder or
/// above it; if there is none, the configuration is empty.
[[nodiscard]] Result<Config> load_config(const std::string& path);

/// Of `names`, the one that takes the fewest changes of a character to become `name`; empty if
/// none is near enough to be what was meant (a third of its length). Cost: the product of lengths.
[[nodiscard]] std::string_view nearest_name(std::string_view name,
                                            std::span<const std::string_view> names);

}  // namespace locseg
