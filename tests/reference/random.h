// Random numbers that are the same on every machine.
#pragma once

#include <cstdint>
#include <random>

namespace locseg::reference {

class Random {
 public:
  explicit Random(std::uint32_t seed) : engine_(seed) {}

  /// One of 0 .. bound - 1.
  std::uint32_t below(std::uint32_t bound) { return static_cast<std::uint32_t>(engine_()) % bound; }
  bool one_in(std::uint32_t bound) { return below(bound) == 0; }

  using result_type = std::uint32_t;
  static constexpr result_type min() { return 0; }
  static constexpr result_type max() { return 0xFFFFFFFF; }
  result_type operator()() { return static_cast<result_type>(engine_()); }

 private:
  std::mt19937 engine_;
};

}  // namespace locseg::reference
