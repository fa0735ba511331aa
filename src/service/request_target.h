// The target of a request: path and query, RFC 3986 sections 2.1 and 3.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace locseg::service {

struct RequestTarget {
  /// The decoded parts of the path between its `/`. An encoded slash belongs to its part; a last
  /// part that is empty is left out.
  std::vector<std::string> path;
  /// Names and values of the query in order, decoded; `+` is a space there.
  std::vector<std::pair<std::string, std::string>> query;

  /// The value of a parameter, the first if it is given twice; null if it is absent.
  [[nodiscard]] const std::string* find(std::string_view name) const;
};

/// Nothing if `target` does not begin with `/` or has a `%` without two hexadecimal digits.
[[nodiscard]] std::optional<RequestTarget> parse_request_target(std::string_view target);

}  // namespace locseg::service
