#include "lsp/file_uri.h"

#include <gtest/gtest.h>

namespace locseg::lsp {
namespace file_uri_test {

TEST(FileUri, IsAPath) {
  EXPECT_EQ(path_of_uri("file:///site/a%20b.md"), "/site/a b.md");
  EXPECT_EQ(path_of_uri("file://localhost/site/a.md"), "/site/a.md");
  EXPECT_EQ(path_of_uri("file:///%E6%97%A5.md"), "/\xE6\x97\xA5.md");
  EXPECT_EQ(path_of_uri("untitled:Untitled-1"), "Untitled-1");
  EXPECT_EQ(path_of_uri("file:///a%"), "/a%");
  EXPECT_EQ(path_of_uri("file:///a%2"), "/a%2");
  EXPECT_EQ(path_of_uri("file:///a%zz"), "/a%zz");
  EXPECT_EQ(path_of_uri("file://"), "");
  EXPECT_EQ(path_of_uri(""), "");
}

TEST(FileUri, LeadsThereAndBack) {
  for (const std::string path : {"/a b/\xC3\xA9+c@d.md", "/%41", "/a:b?c#d", "/~x_y-z"}) {
    EXPECT_EQ(path_of_uri(uri_of_path(path)), path);
  }
  EXPECT_EQ(uri_of_path("/a b"), "file:///a%20b");
}

TEST(FileUri, SpellingsOfOneFileHaveOneKey) {
  for (const char* uri : {"file:///site/a%20b.md", "file:///site/%61%20b.md", "file:/site/a%20b.md",
                          "file://localhost/site/a b.md", "file:///site//x/.././a%20b.md"}) {
    EXPECT_EQ(key_of_uri(uri), "/site/a b.md") << uri;
  }
  EXPECT_EQ(key_of_uri("untitled:/site/a b.md"), "untitled:/site/a b.md");
}

}  // namespace file_uri_test
}  // namespace locseg::lsp
