#include "check/numbers/digits.h"

#include <algorithm>

namespace locseg::check {
namespace {

// Marks of thousands that may part a list as well.
constexpr std::string_view kListMarks{" \x02"};
static_assert(kListMarks[1] == kWideComma);

struct Groups {
  std::vector<std::string_view> digits;
  std::string marks;  // between them
};

Groups groups_of(std::string_view written) {
  Groups groups;
  for (std::size_t at = 0; at < written.size();) {
    const std::size_t end = skip_digits(written, at);
    groups.digits.push_back(written.substr(at, end - at));
    if (end < written.size()) groups.marks += written[end];
    at = end + 1;
  }
  return groups;
}

// Thousands (1,000,000), lakhs (1,00,000), myriads (1,0000): groups after the first are of one
// size, or the last of three after pairs.
bool are_groups(const std::vector<std::string_view>& digits, std::size_t count, bool myriads) {
  if (count < 2) return true;
  const std::size_t last = digits[count - 1].size();
  const std::size_t middle = count > 2 ? digits[1].size() : last;
  for (std::size_t i = 1; i + 1 < count; ++i) {
    if (digits[i].size() != middle) return false;
  }
  const bool sized = last == 3 ? middle == 3 || middle == 2 : myriads && last == 4 && middle == 4;
  return sized && !digits[0].empty() && digits[0].size() <= middle;
}

bool same_mark(std::string_view marks) {
  return marks.find_first_not_of(marks.empty() ? '\0' : marks[0]) == std::string_view::npos;
}

std::string joined(const std::vector<std::string_view>& digits, std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += digits[i];
  return out;
}

void read_as_number(const Groups& groups, const text::NumberMarks* wanted,
                    std::vector<NumberKey>& values) {
  const std::size_t count = groups.digits.size();
  const std::string_view marks = groups.marks;
  const auto groups_with = [&](char mark) { return wanted == nullptr || wanted->group == mark; };
  const auto points_with = [&](char mark) {
    return wanted == nullptr ? mark == '.' || mark == ',' : wanted->point == mark;
  };
  const bool myriads = wanted == nullptr;
  if (are_groups(groups.digits, count, myriads) && same_mark(marks) &&
      (count == 1 || groups_with(marks[0]))) {
    values.push_back(key_of(joined(groups.digits, count), ""));
  }
  if (count < 2 || !points_with(marks.back())) return;
  const std::string_view grouping = marks.substr(0, count - 2);
  if (!are_groups(groups.digits, count - 1, myriads) || !same_mark(grouping)) return;
  if (!grouping.empty() && (grouping[0] == marks.back() || !groups_with(grouping[0]))) return;
  values.push_back(key_of(joined(groups.digits, count - 1), groups.digits.back()));
}

}  // namespace

NumberKey key_of(std::string_view whole, std::string_view fraction, int tens) {
  std::string digits(whole);
  std::string rest(fraction);
  for (; tens > 0; --tens) {
    digits += rest.empty() ? '0' : rest.front();
    if (!rest.empty()) rest.erase(rest.begin());
  }
  const std::size_t first = std::min(digits.find_first_not_of('0'), digits.size());
  NumberKey key = first == digits.size() ? "0" : digits.substr(first);
  while (!rest.empty() && rest.back() == '0') rest.pop_back();
  if (!rest.empty()) key.append(1, '.').append(rest);
  return key;
}

NumberKey scaled(const NumberKey& value, int tens) {
  const std::size_t point = std::min(value.find('.'), value.size());
  const std::size_t fraction = std::min(point + 1, value.size());
  return key_of(std::string_view(value).substr(0, point), std::string_view(value).substr(fraction),
                tens);
}

Readings readings_of(std::string_view written, const text::NumberMarks* marks) {
  Readings readings;
  if (skip_digits(written, 0) == written.size()) {
    readings.values.push_back(key_of(written, ""));
    return readings;
  }
  const Groups groups = groups_of(written);
  if (marks != nullptr) read_as_number(groups, marks, readings.values);
  if (!readings.values.empty()) return readings;
  read_as_number(groups, nullptr, readings.values);
  if (readings.values.empty()) readings.values.emplace_back(written);
  const bool may_be_list = groups.marks.find_first_of(kListMarks) != std::string::npos;
  // `1.000` is no list of 1 and 0.
  const bool grouped = std::any_of(groups.digits.begin() + 1, groups.digits.end(),
                                   [](std::string_view digits) { return digits.size() == 3; });
  if (groups.digits.size() > 1 && (may_be_list || !grouped)) {
    for (const std::string_view digits : groups.digits) {
      readings.parts.push_back(key_of(digits, ""));
    }
  }
  return readings;
}

}  // namespace locseg::check
