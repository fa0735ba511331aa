#include "align/length_cost.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "text/script.h"

namespace locseg::align {
namespace {

constexpr double kVariance =
    6.8;  // of the length of a translation, for each character; the paper's
constexpr double kMost = 10;

// −ln erfc(x), in steps of 1/256.
class ErfcTable {
 public:
  ErfcTable() {
    for (std::size_t i = 0; i < costs_.size(); ++i) {
      costs_[i] = std::min(kMost, -std::log(std::erfc(static_cast<double>(i) / kSteps)));
    }
  }
  [[nodiscard]] double operator()(double x) const {
    const double at = x * kSteps;
    const auto last = static_cast<double>(costs_.size() - 1);
    return costs_[static_cast<std::size_t>(std::min(at, last))];
  }

 private:
  static constexpr double kSteps = 256;
  std::array<double, 1024> costs_{};
};

// Characters that a script needs for what English says in one.
double density(text::Script script) {
  switch (script) {
    case text::Script::kHan:
      return 0.42;
    case text::Script::kHiragana:
    case text::Script::kKatakana:
    case text::Script::kHangul:
      return 0.62;
    case text::Script::kArabic:
    case text::Script::kHebrew:
      return 0.95;
    default:
      return 1.05;
  }
}

}  // namespace

double expected_ratio(std::string_view source, std::string_view target) {
  return density(text::dominant_script(target)) / density(text::dominant_script(source));
}

double length_cost(double source, double target, double ratio) {
  static const ErfcTable table;
  const double scaled = target / ratio;
  const double mean = std::max(4.0, (source + scaled) / 2);
  return table(std::abs(scaled - source) / std::sqrt(2 * mean * kVariance));
}

}  // namespace locseg::align
