#include <gtest/gtest.h>

#include "locseg/identity.h"

namespace locseg {
namespace source_key_test {

struct Case {
  std::string_view name;
  std::string_view source;
  std::string_view key;
};

class SourceKey : public testing::TestWithParam<Case> {};

TEST_P(SourceKey, KeepsWhatIsSaid) {
  EXPECT_EQ(source_key(GetParam().source), GetParam().key);
  EXPECT_EQ(source_key(GetParam().key), GetParam().key);
}

INSTANTIATE_TEST_SUITE_P(
    Table, SourceKey,
    testing::Values(Case{"empty", "", ""}, Case{"only_space", " \n", ""},
                    Case{"words", "one two", "one two"},
                    Case{"runs_of_space", "one  \t\n two\xC2\xA0three", "one two three"},
                    Case{"ends", " one ", "one"},
                    Case{"marks", "** Note **: see ( this )", "**Note**:see(this)"},
                    Case{"wide_marks", "「 x 」", "「x」"},
                    Case{"composed", "cafe\xCC\x81 x", "caf\xC3\xA9 x"},
                    Case{"case_stays", "One one", "One one"},
                    Case{"broken_bytes_stay", "a \xFF b", "a \xFF b"}),
    [](const auto& info) { return std::string(info.param.name); });

}  // namespace source_key_test
}  // namespace locseg
