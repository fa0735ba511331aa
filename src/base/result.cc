// Failures and foreign text, made fit for a terminal.
#include "locseg/result.h"

#include "base/printable.h"
#include "base/server_url.h"

namespace locseg {

std::string to_string(const Error& error) {
  std::string out;
  if (!error.path.empty()) {
    out += base::printable(base::shown_path(error.path));
    out += ':';
    if (error.position.line != 0) {
      out += std::to_string(error.position.line) + ':';
      if (error.position.column != 0) out += std::to_string(error.position.column) + ':';
    }
    out += ' ';
  }
  return out + base::printable(base::without_passwords(error.message));
}

}  // namespace locseg
