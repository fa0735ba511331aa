#include "base/day.h"

namespace locseg::base {

bool is_day(std::string_view text) {
  if (text.size() != 10) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool dash = i == 4 || i == 7;
    if (dash ? text[i] != '-' : text[i] < '0' || text[i] > '9') return false;
  }
  const std::string_view month = text.substr(5, 2);
  const std::string_view day = text.substr(8, 2);
  return month >= "01" && month <= "12" && day >= "01" && day <= "31";
}

std::string basic_day(std::string_view text) {
  if (!is_day(text)) return {};
  std::string day(text);
  std::erase(day, '-');
  return day;
}

}  // namespace locseg::base
