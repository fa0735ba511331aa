#include "base/normal_path.h"

#include <gtest/gtest.h>

#include <utility>

namespace locseg::base {
namespace normal_path_test {

TEST(NormalPath, TakesOutWhatSaysNothing) {
  for (const auto& [path, normal] : {
           std::pair("", ""),
           std::pair(".", ""),
           std::pair("./", ""),
           std::pair("a", "a"),
           std::pair("./a//b/./c/", "a/b/c"),
           std::pair("a/../b", "b"),
           std::pair("a/..", ""),
           std::pair("../a", "../a"),
           std::pair("a/../../b", "../b"),
           std::pair("../../a/..", "../.."),
           std::pair("/", "/"),
           std::pair("//a/", "/a"),
           std::pair("/../a/.", "/a"),
           std::pair("/..", "/"),
           std::pair("a/...", "a/..."),
           std::pair(".a/b.", ".a/b."),
       }) {
    EXPECT_EQ(normal_path(path), normal) << path;
  }
}

}  // namespace normal_path_test
}  // namespace locseg::base
