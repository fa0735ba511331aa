#include "service/request_target.h"

#include <algorithm>

#include "base/hex.h"

namespace locseg::service {
namespace {

// Takes what is before the next `mark` off `rest`, and the mark with it.
std::string_view take_until(std::string_view& rest, char mark) {
  const std::size_t end = std::min(rest.find(mark), rest.size());
  const std::string_view taken = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return taken;
}

std::optional<std::string> decode(std::string_view text, bool is_query) {
  std::string decoded;
  decoded.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%') {
      const auto byte = i + 2 < text.size() ? base::parse_hex(text.substr(i + 1, 2)) : std::nullopt;
      if (!byte) return std::nullopt;
      decoded += static_cast<char>(*byte);
      i += 2;
    } else {
      decoded += is_query && text[i] == '+' ? ' ' : text[i];
    }
  }
  return decoded;
}

}  // namespace

const std::string* RequestTarget::find(std::string_view name) const {
  const auto found =
      std::ranges::find_if(query, [&](const auto& each) { return each.first == name; });
  return found == query.end() ? nullptr : &found->second;
}

std::optional<RequestTarget> parse_request_target(std::string_view target) {
  if (!target.starts_with('/')) return std::nullopt;
  target = target.substr(0, target.find('#'));
  RequestTarget parsed;
  std::string_view query = target;
  std::string_view path = take_until(query, '?');
  path.remove_prefix(1);
  while (!path.empty()) {
    auto part = decode(take_until(path, '/'), false);
    if (!part) return std::nullopt;
    parsed.path.push_back(std::move(*part));
  }
  while (!query.empty()) {
    std::string_view value = take_until(query, '&');
    auto name = decode(take_until(value, '='), true);
    auto decoded = decode(value, true);
    if (!name || !decoded) return std::nullopt;
    parsed.query.emplace_back(std::move(*name), std::move(*decoded));
  }
  return parsed;
}

}  // namespace locseg::service
