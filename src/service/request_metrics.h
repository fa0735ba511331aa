// How many requests were answered, with what status and in what time.
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace locseg::service {

enum class Route : std::uint8_t {
  kTmserver,
  kLanguages,
  kLookup,
  kConcordance,
  kHealth,
  kMetrics,
  kNone,  ///< a path that is not there
};
inline constexpr std::size_t kRoutes = 7;

[[nodiscard]] std::string_view name_of(Route route);

/// Any number of threads may count.
class RequestMetrics {
 public:
  void count(Route route, int status, std::chrono::nanoseconds time);

  /// In Prometheus' text form, version 0.0.4. Routes and statuses that never occurred are left out.
  [[nodiscard]] std::string to_text() const;

 private:
  // Upper bounds of the histogram in seconds, as text and in nanoseconds; one more has no bound.
  struct Bound {
    std::string_view seconds;
    std::int64_t nanoseconds;
  };
  static constexpr std::array<Bound, 8> kBounds = {{{"0.0005", 500'000},
                                                    {"0.001", 1'000'000},
                                                    {"0.0025", 2'500'000},
                                                    {"0.005", 5'000'000},
                                                    {"0.01", 10'000'000},
                                                    {"0.05", 50'000'000},
                                                    {"0.25", 250'000'000},
                                                    {"1", 1'000'000'000}}};
  static constexpr std::size_t kStatuses = 600;

  struct OfRoute {
    std::array<std::atomic<std::uint64_t>, kStatuses> by_status = {};
    std::array<std::atomic<std::uint64_t>, kBounds.size() + 1> by_time = {};
    std::atomic<std::int64_t> nanoseconds = 0;
  };
  std::array<OfRoute, kRoutes> routes_;
};

}  // namespace locseg::service
