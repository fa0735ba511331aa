#include "article/segment_id.h"

#include <gtest/gtest.h>

#include <string>

namespace locseg::article {
namespace segment_id_test {

struct Case {
  std::string_view name;
  std::string_view id;
  std::string_view parts;  // "PREFIX|p|DIGITS|NUMBER|regular"; empty: it has none
  std::string_view prefix;
};

class SegmentIds : public testing::TestWithParam<Case> {};

std::string parts_of(std::string_view id) {
  const auto parsed = parse_segment_id(id);
  if (!parsed) return "";
  return std::string(parsed->prefix) + '|' + (parsed->paragraph ? "p" : "") + '|' +
         std::string(parsed->digits) + '|' + std::to_string(parsed->number) + '|' +
         (is_regular(*parsed) ? "regular" : "");
}

TEST_P(SegmentIds, HaveThePartsOfTheGrammar) {
  EXPECT_EQ(parts_of(GetParam().id), GetParam().parts);
  EXPECT_EQ(id_prefix(GetParam().id), GetParam().prefix);
}

// What a store and a merge stand on: an id with parts can be written again from them.
TEST_P(SegmentIds, AreWrittenAgainFromTheirParts) {
  const auto parsed = parse_segment_id(GetParam().id);
  if (!parsed) return;
  EXPECT_EQ(std::string(parsed->prefix) + '-' + (parsed->paragraph ? "p" : "") +
                std::string(parsed->digits),
            GetParam().id);
}

INSTANTIATE_TEST_SUITE_P(
    Table, SegmentIds,
    testing::Values(
        Case{"number", "f0ed8-103", "f0ed8||103|103|regular", "f0ed8"},
        Case{"paragraph", "f0ed8-p103", "f0ed8|p|103|103|regular", "f0ed8"},
        Case{"zero", "f0ed8-0", "f0ed8||0|0|regular", "f0ed8"},
        Case{"leading_zeros", "f0ed8-007", "f0ed8||007|7|regular", "f0ed8"},
        Case{"longest", "f0ed8-999999999999999999",
             "f0ed8||999999999999999999|999999999999999999|regular", "f0ed8"},
        Case{"too_long", "f0ed8-1000000000000000000", "", "f0ed8"},
        Case{"upper_case", "F0ED8-103", "F0ED8||103|103|", "F0ED8"},
        Case{"short_prefix", "f0e-103", "f0e||103|103|", "f0e"},
        Case{"long_prefix", "f0ed80-103", "f0ed80||103|103|", "f0ed80"},
        Case{"no_prefix", "-103", "||103|103|", ""},
        Case{"dash_in_prefix", "a-b-103", "a-b||103|103|", "a-b"},
        Case{"sign", "f0ed8--103", "f0ed8-||103|103|", "f0ed8-"},
        Case{"no_number", "f0ed8-", "", "f0ed8"}, Case{"no_number_after_p", "f0ed8-p", "", "f0ed8"},
        Case{"words", "f0ed8-x", "", "f0ed8"}, Case{"number_and_words", "f0ed8-103x", "", "f0ed8"},
        Case{"upper_case_p", "f0ed8-P103", "", "f0ed8"}, Case{"space", "f0ed8- 103", "", "f0ed8"},
        Case{"no_dash", "f0ed8", "", "f0ed8"}, Case{"nothing", "", "", ""}),
    [](const auto& info) { return std::string(info.param.name); });

}  // namespace segment_id_test
}  // namespace locseg::article
