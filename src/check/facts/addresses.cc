// Addresses are normalized only as far as translation changes them without harm.
#include "check/facts/addresses.h"

#include <algorithm>

#include "base/ascii.h"

namespace locseg::check {
namespace {

// `en-us`, `zh-cn`, `zh-hans`, `sr-latn-rs`: two or three letters, then parts of two to four.
bool is_language_tag(std::string_view part) {
  const auto joins = [](char c) { return c == '-' || c == '_'; };
  if (part.size() < 5 || (!joins(part[2]) && !joins(part[3]))) return false;
  std::size_t at = 0;
  while (at < part.size() && base::is_ascii_alpha(part[at])) ++at;
  if (at < 2 || at > 3 || at == part.size()) return false;
  while (at < part.size()) {
    if (!joins(part[at])) return false;
    const std::size_t begin = ++at;
    while (at < part.size() && base::is_ascii_alnum(part[at])) ++at;
    if (at - begin < 2 || at - begin > 4) return false;
  }
  return true;
}

}  // namespace

std::string_view last_part(std::string_view path) {
  return path.substr(path.find_last_of("/\\") + 1);
}

bool is_address(std::string_view word) {
  return word.find("://") != std::string_view::npos || word.find('@') != std::string_view::npos ||
         word.find('\\') != std::string_view::npos || word.starts_with("www.");
}

std::string address_key(std::string_view target) {
  if (target.starts_with('#')) return "#";
  std::string key;
  key.reserve(target.size());
  std::string_view rest = target;
  for (const std::string_view scheme : {"https://", "http://"}) {
    if (rest.starts_with(scheme)) rest.remove_prefix(scheme.size());
  }
  const std::string_view bookmark = rest.substr(std::min(rest.find('#'), rest.size()));
  rest = rest.substr(0, rest.size() - bookmark.size());
  while (!rest.empty()) {
    const std::size_t slash = std::min(rest.find('/'), rest.size());
    const std::string_view part = rest.substr(0, slash);
    if (!is_language_tag(part)) {
      key += part;
      if (slash < rest.size()) key += '/';
    }
    rest.remove_prefix(std::min(slash + 1, rest.size()));
  }
  while (key.ends_with('/')) key.pop_back();
  std::transform(key.begin(), key.end(), key.begin(), base::ascii_lower);
  return key;
}

}  // namespace locseg::check
