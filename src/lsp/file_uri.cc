// RFC 8089 and RFC 3986: what is unreserved, and `/`, is written as it is.
#include "lsp/file_uri.h"

#include <algorithm>
#include <optional>

#include "base/ascii.h"
#include "base/hex.h"
#include "base/normal_path.h"

namespace locseg::lsp {
namespace {

constexpr std::string_view kScheme = "file://";

bool is_unreserved(char c) {
  return base::is_ascii_alpha(c) || base::is_ascii_digit(c) ||
         std::string_view("-._~/").find(c) != std::string_view::npos;
}

}  // namespace

std::string path_of_uri(std::string_view uri) {
  if (uri.starts_with(kScheme)) {
    uri.remove_prefix(kScheme.size());
    // An authority, which is this machine.
    uri.remove_prefix(std::min(uri.find('/'), uri.size()));
  } else if (const std::size_t colon = uri.find(':'); colon != std::string_view::npos) {
    uri.remove_prefix(colon + 1);
  }
  std::string path;
  for (std::size_t i = 0; i < uri.size(); ++i) {
    const std::string_view digits = uri.substr(i + 1, 2);
    const auto byte = uri[i] == '%' && digits.size() == 2 ? base::parse_hex(digits) : std::nullopt;
    path += byte ? static_cast<char>(*byte) : uri[i];
    if (byte) i += 2;
  }
  return path;
}

std::string key_of_uri(std::string_view uri) {
  if (!uri.starts_with("file:")) return std::string(uri);
  return base::normal_path(path_of_uri(uri));
}

std::string uri_of_path(std::string_view path) {
  std::string uri(kScheme);
  for (const char c : path) {
    if (is_unreserved(c)) {
      uri += c;
    } else {
      uri += '%';
      base::append_hex_byte(uri, c, base::kUpperHexDigits);
    }
  }
  return uri;
}

}  // namespace locseg::lsp
