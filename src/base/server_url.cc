// libpq's reading of a URL: the user ends at the first `:` or `@`, and all of them before the first
// `/`. A password may also be a key of the query.
// https://www.postgresql.org/docs/15/libpq-connect.html#LIBPQ-CONNSTRING
#include "base/server_url.h"

#include <algorithm>
#include <array>

namespace locseg::base {
namespace {

constexpr std::array<std::string_view, 2> kSchemes = {"postgresql://", "postgres://"};

std::size_t scheme_size(std::string_view path) {
  for (const std::string_view scheme : kSchemes) {
    if (path.starts_with(scheme)) return scheme.size();
  }
  return 0;
}

bool is_secret(std::string_view parameter) {
  const std::string_view key = parameter.substr(0, parameter.find('='));
  return key == "password" || key == "sslpassword";
}

}  // namespace

bool is_server_url(std::string_view path) { return scheme_size(path) != 0; }

bool has_sound_escapes(std::string_view url) {
  for (std::size_t at = url.find('%'); at != std::string_view::npos; at = url.find('%', at + 1)) {
    const std::string_view digits = url.substr(at + 1, 2);
    if (digits.size() < 2 || digits == "00") return false;
    if (digits.find_first_not_of("0123456789abcdefABCDEF") != std::string_view::npos) return false;
  }
  return true;
}

std::string shown_path(std::string_view path) {
  const std::size_t scheme = scheme_size(path);
  if (scheme == 0) return std::string(path);
  std::string shown(path.substr(0, scheme));
  path.remove_prefix(scheme);
  const std::size_t query = path.find('?');
  std::string_view place = path.substr(0, query);
  const std::string_view login = place.substr(0, place.find('/'));
  if (const std::size_t at = login.rfind('@'); at != std::string_view::npos) {
    shown += login.substr(0, std::min(login.find(':'), at));
    place.remove_prefix(at);
  }
  shown += place;
  if (query == std::string_view::npos) return shown;
  char before = '?';
  for (std::string_view rest = path.substr(query + 1); !rest.empty();) {
    const std::string_view parameter = rest.substr(0, rest.find('&'));
    if (!is_secret(parameter)) {
      shown += before;
      shown += parameter;
      before = '&';
    }
    rest.remove_prefix(std::min(rest.size(), parameter.size() + 1));
  }
  return shown;
}

std::string without_passwords(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    std::size_t begin = std::string_view::npos;
    for (const std::string_view scheme : kSchemes) begin = std::min(begin, text.find(scheme));
    out += text.substr(0, begin);
    if (begin == std::string_view::npos) break;
    text.remove_prefix(begin);
    const std::string_view url = text.substr(0, text.find_first_of(" \t\r\n\"'"));
    out += shown_path(url);
    text.remove_prefix(url.size());
  }
  return out;
}

}  // namespace locseg::base
