// Any bytes as a baseline: read or refused; what was read is in the terms it promises.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "check/engine/baseline.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto accepted = locseg::parse_baseline(text, "baseline.txt");
  if (!accepted) {
    if (accepted.error().message.empty()) std::abort();
    return 0;
  }
  for (const locseg::Acceptance& it : *accepted) {
    if (it.rule.empty() || it.count == 0 || it.origin.empty()) std::abort();
  }
  return 0;
}
