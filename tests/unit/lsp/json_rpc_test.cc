#include "lsp/json_rpc.h"

#include <gtest/gtest.h>

#include <string>

namespace locseg::lsp {
namespace json_rpc_test {

std::string nested(std::size_t levels) {
  return std::string(levels, '[') + std::string(levels, ']');
}

TEST(JsonRpc, MessagesAreNestedToALimit) {
  EXPECT_TRUE(read_message(nested(kMostLevels)).has_value());
  for (const std::size_t levels : {std::size_t{kMostLevels} + 1, std::size_t{1000000}}) {
    const auto deep = read_message(nested(levels));
    ASSERT_FALSE(deep.has_value()) << levels;
    EXPECT_EQ(deep.error().message, "nested too deep");
  }
  // What is as deep side by side is not deeper.
  EXPECT_TRUE(read_message("[" + nested(kMostLevels - 1) + "," + nested(kMostLevels - 1) + "]"));
}

TEST(JsonRpc, OtherBytesAreNoMessage) {
  for (const char* bytes : {"", "{", "[1,]", "\"\xFF\"", "{} {}"}) {
    const auto read = read_message(bytes);
    ASSERT_FALSE(read.has_value()) << bytes;
    EXPECT_EQ(read.error().message, "not a JSON text");
  }
}

TEST(JsonRpc, WholeNumbers) {
  const Json all = {{"low", -3}, {"high", ~std::uint64_t{0}}, {"half", 1.5}, {"text", "1"}};
  EXPECT_EQ(whole_number_in(all, {"low"}), -3);
  for (const char* name : {"high", "half", "text", "none"}) {
    EXPECT_EQ(whole_number_in(all, {name}), std::nullopt) << name;
  }
}

}  // namespace json_rpc_test
}  // namespace locseg::lsp
