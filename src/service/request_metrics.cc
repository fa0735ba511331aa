#include "service/request_metrics.h"

#include <fmt/core.h>

#include <algorithm>
#include <iterator>

namespace locseg::service {

std::string_view name_of(Route route) {
  constexpr std::array<std::string_view, kRoutes> kNames = {
      "tmserver", "languages", "lookup", "concordance", "health", "metrics", "none"};
  return kNames[static_cast<std::size_t>(route)];
}

void RequestMetrics::count(Route route, int status, std::chrono::nanoseconds time) {
  OfRoute& of = routes_[static_cast<std::size_t>(route)];
  ++of.by_status[std::clamp<std::size_t>(static_cast<std::size_t>(status), 0, kStatuses - 1)];
  const auto bound = std::ranges::lower_bound(kBounds, time.count(), {}, &Bound::nanoseconds);
  ++of.by_time[static_cast<std::size_t>(bound - kBounds.begin())];
  of.nanoseconds += time.count();
}

std::string RequestMetrics::to_text() const {
  std::string out =
      "# HELP locseg_requests_total Requests that were answered.\n"
      "# TYPE locseg_requests_total counter\n";
  const auto to = std::back_inserter(out);
  for (std::size_t i = 0; i < kRoutes; ++i) {
    for (std::size_t status = 0; status < kStatuses; ++status) {
      const std::uint64_t count = routes_[i].by_status[status];
      if (count == 0) continue;
      fmt::format_to(to, "locseg_requests_total{{route=\"{}\",status=\"{}\"}} {}\n",
                     name_of(static_cast<Route>(i)), status, count);
    }
  }
  out +=
      "# HELP locseg_request_seconds Time from the whole request to its answer.\n"
      "# TYPE locseg_request_seconds histogram\n";
  for (std::size_t i = 0; i < kRoutes; ++i) {
    const std::string_view route = name_of(static_cast<Route>(i));
    std::uint64_t sum = 0;
    std::string buckets;
    for (std::size_t bound = 0; bound <= kBounds.size(); ++bound) {
      sum += routes_[i].by_time[bound];
      fmt::format_to(std::back_inserter(buckets),
                     "locseg_request_seconds_bucket{{route=\"{}\",le=\"{}\"}} {}\n", route,
                     bound == kBounds.size() ? "+Inf" : kBounds[bound].seconds, sum);
    }
    if (sum == 0) continue;
    out += buckets;
    fmt::format_to(to, "locseg_request_seconds_sum{{route=\"{}\"}} {}\n", route,
                   static_cast<double>(routes_[i].nanoseconds) / 1e9);
    fmt::format_to(to, "locseg_request_seconds_count{{route=\"{}\"}} {}\n", route, sum);
  }
  return out;
}

}  // namespace locseg::service
