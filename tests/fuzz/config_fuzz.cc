// Any bytes as .locseg.toml: read or refused with a place; known keys become settings or are
// refused.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "check/engine/check_settings.h"
#include "config/config.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto config = locseg::parse_config(text, ".locseg.toml");
  if (!config) {
    if (config.error().message.empty()) std::abort();
    return 0;
  }
  if (!locseg::require_known(*config, locseg::check_config_keys())) return 0;
  const auto settings = locseg::read_check_settings(*config);
  if (!settings && settings.error().message.empty()) std::abort();
  return 0;
}
