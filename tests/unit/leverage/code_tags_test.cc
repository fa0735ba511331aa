#include "leverage/code_tags.h"

#include <gtest/gtest.h>

#include <utility>

namespace locseg::leverage {
namespace code_tags_test {

TEST(Placeholders, BecomeTags) {
  constexpr std::pair<std::string_view, std::string_view> kCases[] = {
      {"", ""},
      {"a <b>b</b> < c", "a <b>b</b> < c"},
      {"a <g id=\"1\">b</g>", "a <b>b</b>"},
      {"<x id=\"1\"/><bx id=\"&quot;\"/>c<ex id=\"2\"/>", "<br/><b>c</b>"},
      {"<g id=\"1\"/> <x id=\"1\"> <x id=\"1", "<g id=\"1\"/> <x id=\"1\"> <x id=\"1"},
      {"<g id=\"", "<g id=\""},
      {"<<g id=\"\">", "<<b>"},
  };
  for (const auto& [text, with_tags] : kCases) {
    EXPECT_EQ(with_tags_for_placeholders(text), with_tags);
  }
}

}  // namespace code_tags_test
}  // namespace locseg::leverage
