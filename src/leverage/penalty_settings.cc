#include "leverage/penalty_settings.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "base/day.h"
#include "base/printable.h"

namespace locseg {
namespace {

constexpr std::string_view kTable = "leverage.penalties";
constexpr ConfigKey penalty(std::string_view name, std::string_view summary) {
  return {kTable, name, ConfigType::kNumber, summary, "0"};
}

constexpr ConfigKey kPenaltyKeys[] = {
    {"leverage", "", ConfigType::kTable, "what a memory answers"},
    {kTable, "", ConfigType::kTable, "points off a match"},
    penalty("machine", "for machine translation"),
    penalty("several", "where a source has several translations"),
    penalty("elsewhere", "outside of the articles below"),
    penalty("old", "handed off before the day below"),
    {kTable, "articles", ConfigType::kText, "the glob that elsewhere is about"},
    {kTable, "handed-off-since", ConfigType::kText, "the day that old is about, YYYY-MM-DD"},
};

constexpr int kMaxPoints = 100;

struct Named {
  std::string_view name;
  int Penalties::*points;
};
constexpr std::array<Named, 4> kPenalties = {{{"machine", &Penalties::machine},
                                              {"several", &Penalties::several},
                                              {"elsewhere", &Penalties::elsewhere},
                                              {"old", &Penalties::old}}};

int Penalties::*points_of(std::string_view name) {
  for (const Named& penalty : kPenalties) {
    if (penalty.name == name) return penalty.points;
  }
  return nullptr;
}

std::optional<int> whole(std::string_view number) {
  int points = 0;
  const char* const end = number.data() + number.size();
  const auto [stopped, error] = std::from_chars(number.data(), end, points);
  if (number.empty() || error != std::errc() || stopped != end) return std::nullopt;
  return points;
}

}  // namespace

std::span<const ConfigKey> penalty_config_keys() { return kPenaltyKeys; }

Result<void> read_penalty_settings(const Config& config, Penalties& penalties) {
  for (const ConfigEntry& entry : config.entries) {
    if (entry.table != kTable || entry.key.empty()) continue;
    const auto expected = [&](std::string_view what) {
      return failure(ErrorCode::kMisuse,
                     base::printable(entry.key) + ": expected " + std::string(what), config.path,
                     entry.position);
    };
    if (int Penalties::*points = points_of(entry.key); points != nullptr) {
      const double given = entry.number();
      if (!(given >= 0 && given <= kMaxPoints) ||
          given != static_cast<double>(static_cast<int>(given))) {
        return expected("a whole number of 0 to 100");
      }
      penalties.*points = static_cast<int>(given);
    } else if (entry.key == "articles") {
      penalties.set = entry.text();
    } else {
      if (!base::is_day(entry.text())) return expected("a day, as YYYY-MM-DD");
      penalties.since = entry.text();
    }
  }
  return {};
}

Result<void> set_penalty(std::string_view given, Penalties& penalties) {
  const std::size_t equals = std::min(given.find('='), given.size());
  int Penalties::*const points = points_of(given.substr(0, equals));
  const auto number = whole(given.substr(std::min(equals + 1, given.size())));
  if (points == nullptr || !number || *number < 0 || *number > kMaxPoints) {
    return failure(ErrorCode::kMisuse,
                   "found '" + base::printable(given) +
                       "', expected machine, several, elsewhere or old, =, and 0 to 100");
  }
  penalties.*points = *number;
  return {};
}

Result<void> require_sound(const Penalties& penalties) {
  if (penalties.elsewhere != 0 && penalties.set.empty()) {
    return failure(ErrorCode::kMisuse, Hint::kPenaltyArticles,
                   "the penalty 'elsewhere' needs the articles that it spares");
  }
  if (penalties.old != 0 && penalties.since.empty()) {
    return failure(ErrorCode::kMisuse, Hint::kPenaltyDay,
                   "the penalty 'old' needs the day of a handoff");
  }
  if (!penalties.since.empty() && !base::is_day(penalties.since)) {
    return failure(ErrorCode::kMisuse, Hint::kPenaltyDay,
                   "found '" + base::printable(penalties.since) +
                       "' as the day of a handoff, expected YYYY-MM-DD");
  }
  return {};
}

std::string to_string(const Penalties& penalties) {
  std::string out;
  for (const Named& penalty : kPenalties) {
    const int points = penalties.*penalty.points;
    if (points == 0) continue;
    out += out.empty() ? "" : ", ";
    out += std::string(penalty.name) + '=' + std::to_string(points);
    if (penalty.name == "elsewhere") out += " (than " + base::printable(penalties.set) + ')';
    if (penalty.name == "old") out += " (before " + base::printable(penalties.since) + ')';
  }
  return out;
}

}  // namespace locseg
