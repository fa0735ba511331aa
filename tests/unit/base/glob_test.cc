#include "base/glob.h"

#include <gtest/gtest.h>

#include <string>

namespace locseg::base {
namespace glob_test {

struct Case {
  std::string_view pattern;
  std::string_view path;
  bool matches;
};

TEST(Glob, Table) {
  constexpr Case kCases[] = {
      {"a.md", "a.md", true},
      {"a.md", "x/a.md", true},
      {"*.md", "x/y/a.md", true},
      {"*.md", "a.yml", false},
      {"x/*.md", "x/a.md", true},
      {"x/*.md", "x/y/a.md", false},
      {"x/**", "x/y/a.md", true},
      {"x/**/a.md", "x/a.md", true},
      {"x/**/a.md", "x/y/z/a.md", true},
      {"x/**/a.md", "xx/a.md", false},
      {"**/includes/*", "includes/a.md", true},
      {"**/includes/*", "d/includes/a.md", true},
      {"**/includes/*", "d/myincludes/a.md", false},
      {"**", "x/a.md", true},
      {"?.md", "a.md", true},
      {"?.md", "ab.md", false},
      {"[a-c].md", "b.md", true},
      {"[!a-c].md", "b.md", false},
      {"[]].md", "].md", true},
      {"[a", "[a", true},
      {"\\*.md", "*.md", true},
      {"\\*.md", "a.md", false},
      {"includes/", "x/includes/", true},
      {"includes/", "x/includes", false},
      {"includes", "x/includes/", true},
      {"/a.md", "a.md", true},
      {"/a.md", "x/a.md", false},
      {"./a.md", "a.md", true},
      {"./a.md", "x/a.md", false},
      {"./a/", "a/", true},
      {"./a/", "x/a/", false},
      {"/x/*.md", "/x/a.md", true},
      {"", "a.md", false},
  };
  for (const Case& c : kCases) {
    EXPECT_EQ(glob_matches(c.pattern, c.path), c.matches) << c.pattern << " on " << c.path;
  }
}

TEST(Glob, SaysWhatIsWrongWithAPattern) {
  for (const char* sound : {"**", "a/**/*.md", "[]a]", "[!]]", "[a-z]?", "\\[", "a/"}) {
    EXPECT_EQ(glob_fault(sound), "") << sound;
  }
  for (const char* wrong : {"", "**[", "[]", "[!]", "[a", "a\\", "[a]["}) {
    EXPECT_NE(glob_fault(wrong), "") << wrong;
  }
}

TEST(Glob, IsNotSlowOnManyStars) {
  std::string pattern;
  for (int i = 0; i < 200; ++i) pattern += "*a";
  EXPECT_FALSE(glob_matches(pattern + "b", std::string(2000, 'a')));
}

}  // namespace glob_test
}  // namespace locseg::base
