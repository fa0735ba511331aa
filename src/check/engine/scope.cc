#include "check/engine/scope.h"

#include "base/glob.h"
#include "base/words.h"
#include "locseg/identity.h"

namespace locseg::check {

std::string scope_fault(const ConfigEntry& entry) {
  if (entry.key == "paths") {
    for (const std::string& glob : entry.texts()) {
      if (const auto fault = base::glob_fault(glob); !fault.empty()) {
        return base::quoted(glob) + ": " + std::string(fault);
      }
    }
  }
  if (entry.key == "languages") {
    for (const std::string& tag : entry.texts()) {
      if (parse_language_tag(tag).language.empty())
        return base::quoted(tag) + " is no language tag";
    }
  }
  return {};
}

}  // namespace locseg::check
