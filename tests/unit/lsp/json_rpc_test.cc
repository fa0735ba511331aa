#include "lsp/json_rpc.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

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

TEST(JsonRpc, HalvesOfSurrogatePairsAreReplaced) {
  const std::vector<std::pair<std::string, std::string>> texts = {
      {R"(\ud83c)", "\xEF\xBF\xBD"},
      {R"(a\uD83Cb)",
       "a\xEF\xBF\xBD"
       "b"},
      {R"(\udf31\ud83c)", "\xEF\xBF\xBD\xEF\xBF\xBD"},
      {R"(\ud83c\ud83c\udf31)", "\xEF\xBF\xBD\xF0\x9F\x8C\xB1"},
      {R"(\\ud83c \ud83c)", "\\ud83c \xEF\xBF\xBD"},
      {R"(\\\ud83c)", "\\\xEF\xBF\xBD"},
      {R"(\u00e9\udc00)", "\xC3\xA9\xEF\xBF\xBD"},
  };
  for (const auto& [escaped, text] : texts) {
    const auto read = read_message("{\"t\":\"" + escaped + "\"}");
    ASSERT_TRUE(read.has_value()) << escaped;
    EXPECT_EQ(text_in(*read, {"t"}), text) << escaped;
  }
  for (const char* bytes : {R"({"t":"\ud83")", R"(["\ud83c",])", R"("\ud8zz")"}) {
    EXPECT_FALSE(read_message(bytes).has_value()) << bytes;
  }
}

TEST(JsonRpc, TextsAreSpelledAsInTrees) {
  for (const std::string& text :
       {std::string(), std::string("a\0b", 3), std::string("\"\\/\b\f\n\r\t\x1F\x7F"),
        std::string("\xC3\xA9\xE2\x80\xA8"), std::string("a\xFF\xE2\x80"),
        std::string("\xED\xA0\x80")}) {
    std::string out = "x";
    append_spelled(text, out);
    EXPECT_EQ(out, "x" + spelled(Json(text)));
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
