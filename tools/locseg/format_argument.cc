#include "format_argument.h"

#include <algorithm>
#include <array>

#include "base/printable.h"

namespace locseg::cli {
namespace {

constexpr std::string_view kKey = "format";
constexpr std::array kCommandsWithFormat = {"analyze", "check", "diff",         "export", "extract",
                                            "lookup",  "merge", "pretranslate", "stats",  "status"};

constexpr auto make_keys() {
  std::array<ConfigKey, 2 * kCommandsWithFormat.size()> keys;
  for (std::size_t i = 0; i < kCommandsWithFormat.size(); ++i) {
    keys[2 * i] = {kCommandsWithFormat[i], "", ConfigType::kTable};
    keys[2 * i + 1] = {kCommandsWithFormat[i], kKey, ConfigType::kText,
                       "the report's or file's format, as --format takes it"};
  }
  return keys;
}

constexpr std::array kKeys = make_keys();

}  // namespace

std::span<const ConfigKey> format_config_keys() { return kKeys; }

Result<void> settle_format(const Argument& format, const Config& config, std::string_view command) {
  if (format.given) return {};
  for (const ConfigEntry& entry : config.entries) {
    if (entry.table != command || entry.key != kKey) continue;
    const std::vector<std::string>& words = format.one_of;
    if (std::ranges::find(words, entry.text()) == words.end()) {
      std::string message = "format: '" + base::printable(entry.text()) + "' is not one of ";
      for (const std::string& word : words) {
        message += (&word == words.data() ? "" : ", ") + word;
      }
      return failure(ErrorCode::kMisuse, std::move(message), config.path, entry.position);
    }
    *std::get<std::string*>(format.into) = entry.text();
  }
  return {};
}

}  // namespace locseg::cli
