#include "check/facts/text_formats.h"

#include <gtest/gtest.h>

namespace locseg::check {
namespace text_formats_test {

struct Row {
  Notation notation;
  std::string_view text;
  std::string_view read;  // `argument:type` by spaces, or the fault
};

class ReadDirectives : public testing::TestWithParam<Row> {};

TEST_P(ReadDirectives, ByTheirNotation) {
  const Row& row = GetParam();
  const Directives directives = read_directives(row.text, row.notation);
  std::string read = directives.fault_message;
  for (const Directive& each : directives.all) {
    if (!directives.fault_message.empty()) break;
    read += (read.empty() ? "" : " ") + each.argument + ":" + each.type;
    EXPECT_LE(each.span.end, row.text.size());
  }
  EXPECT_EQ(read, row.read) << row.text;
}

INSTANTIATE_TEST_SUITE_P(
    Notations, ReadDirectives,
    testing::Values(Row{Notation::kPrintf, "%s %ld %% %i", "1:s 2:ld 3:d"},
                    Row{Notation::kPrintf, "%2$s %1$-08.3f", "2:s 1:f"},
                    Row{Notation::kPrintf, "%*.*f", "1:d 2:d 3:f"},
                    Row{Notation::kPrintf, "%3$.*2$f", "2:d 3:f"},
                    Row{Notation::kPrintf, "%<PRIu64> %m %@", "1:PRIu64 2:@"},
                    Row{Notation::kTcl, "%4$*i %2$s %1$b", "4:d 5:d 2:s 1:u"},
                    Row{Notation::kTcl, "%1234567890$*i", "1234567890:d 1234567890:d"},
                    Row{Notation::kPrintf, "%(name)s %(n)d", "name:s n:d"},
                    Row{Notation::kPrintf, "100 %", "a directive has no conversion"},
                    Row{Notation::kPrintf, "%(name", "a name is not closed"},
                    Row{Notation::kPrintf, "%1$s %s", "some arguments are numbered, some not"},
                    Row{Notation::kNumber, "%1 %L23 %n 5%", "1: 23: n:"},
                    Row{Notation::kBraces, "{0} {} {a.b[0]!r:>{w}} {{x}}", "0: 1: a.b[0]:"},
                    Row{Notation::kBraces, "{a", "a brace is not closed"},
                    Row{Notation::kBraces, "a}", "a brace closes nothing"}));

TEST(NotationOf, IsWhatAFlagNames) {
  const auto notation = [](std::string_view flags) {
    UnitOrigin origin;
    origin.flags = flags;
    return notation_of(&origin);
  };
  EXPECT_EQ(notation("fuzzy, c-format"), Notation::kPrintf);
  EXPECT_EQ(notation("no-c-format"), Notation::kNone);
  EXPECT_EQ(notation("python-brace-format,no-wrap"), Notation::kBraces);
  EXPECT_EQ(notation_of(nullptr), Notation::kNone);
}

}  // namespace text_formats_test
}  // namespace locseg::check
