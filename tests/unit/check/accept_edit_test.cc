#include "check/engine/accept_edit.h"

#include <gtest/gtest.h>

#include <string>

namespace locseg {
namespace {

constexpr std::string_view kHash = "0123456789abcdef0123456789abcdef";

Acceptance acceptance(std::uint64_t count = 1) {
  return {"double-space", "a \"b\".md", {0x0123456789abcdef, 0x0123456789abcdef}, count, {}};
}

std::string edited(std::string_view text, std::uint64_t count = 1) {
  const auto done = accept_in(text, "c.toml", acceptance(count), "so\tit is");
  return done ? *done : to_string(done.error());
}

const std::string kTable =
    "[[accept]]\nrule = \"double-space\"\narticle = \"a \\\"b\\\".md\"\nhash = \"" +
    std::string(kHash) + "\"\n";

TEST(AcceptIn, AddsATableAtTheEnd) {
  const std::string added = kTable + "reason = \"so\\u0009it is\"\n";
  EXPECT_EQ(edited(""), added);
  EXPECT_EQ(edited("# mine\n[check]\nselect = [\n  \"codes\", # two\n]"),
            "# mine\n[check]\nselect = [\n  \"codes\", # two\n]\n\n" + added);
  EXPECT_EQ(edited("[check]\n\n"), "[check]\n\n" + added);
}

TEST(AcceptIn, KeepsLineEnds) {
  const std::string done = edited("[check]\r\n");
  EXPECT_EQ(std::count(done.begin(), done.end(), '\n'), std::count(done.begin(), done.end(), '\r'));
}

TEST(AcceptIn, RaisesTheCount) {
  EXPECT_EQ(edited(kTable + "count = 2  # both\n# end\n", 3),
            kTable + "count = 5  # both\n# end\n");
  EXPECT_EQ(edited(kTable + "count=1_0"), kTable + "count=11");
}

TEST(AcceptIn, AddsACountBeforeTheHash) {
  std::string wanted = kTable;
  wanted.insert(wanted.find("hash"), "count = 2\n");
  EXPECT_EQ(edited(kTable), wanted);
  std::string indented = "  " + kTable;
  indented.insert(indented.find("hash"), "  ");
  std::string wanted_indented = indented;
  wanted_indented.insert(indented.find("hash"), "count = 2\n  ");
  EXPECT_EQ(edited(indented), wanted_indented);
}

TEST(AcceptIn, RaisesTheCountInBraces) {
  const std::string braces =
      "accept = [{rule = \"double-space\", article = \"a \\\"b\\\".md\", hash = \"" +
      std::string(kHash) + "\"}]\n";
  std::string wanted = braces;
  wanted.insert(wanted.find("hash"), "count = 2, ");
  EXPECT_EQ(edited(braces), wanted);
}

TEST(AcceptIn, RefusesWhatItCannotAddTo) {
  EXPECT_EQ(
      edited("accept = []\n"),
      "c.toml: the acceptances are a list; write them as tables [[accept]], which can be added to");
  EXPECT_EQ(edited("[check]\nselct = 1\n").substr(0, 7), "[check]");  // others judge unknown keys
  EXPECT_EQ(edited("nothing").substr(0, 6), "c.toml");
}

}  // namespace
}  // namespace locseg
