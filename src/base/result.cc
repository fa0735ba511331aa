// Failures and foreign text, made fit for a terminal.
#include "locseg/result.h"

#include "base/printable.h"

namespace locseg {

std::string to_string(const Error& error) {
  std::string out;
  if (!error.path.empty()) {
    out += base::printable(error.path);
    out += ':';
    if (error.position.line != 0) {
      out += std::to_string(error.position.line) + ':';
      if (error.position.column != 0) out += std::to_string(error.position.column) + ':';
    }
    out += ' ';
  }
  return out + base::printable(error.message);
}

}  // namespace locseg
