#include "base/json_text.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

namespace locseg::base {
namespace json_text_test {

std::string written(std::string_view text) {
  std::string out;
  append_json(out, text);
  return out;
}

TEST(JsonTexts, HaveNoControlThatATerminalObeys) {
  EXPECT_EQ(written("a\x1B[31m\x7F"), R"("a\u001b[31m\u007f")");
  EXPECT_EQ(written("\u009B31m\u0080\u009F"), R"("\u009b31m\u0080\u009f")");
  // What else begins with the same byte, and the ends of a text.
  EXPECT_EQ(written("\u00A0\u00AB\u00BF \u00E9\u0100"), "\"\u00A0\u00AB\u00BF \u00E9\u0100\"");
  EXPECT_EQ(written("\xC2"), "\"\uFFFD\"");
}

TEST(JsonTexts, AreReadAsTheyWere) {
  std::string all;
  for (char32_t c = 0; c < 0x300; ++c) {
    if (c < 0x80) {
      all += static_cast<char>(c);
    } else {
      all += static_cast<char>(0xC0 | (c >> 6));
      all += static_cast<char>(0x80 | (c & 0x3F));
    }
  }
  EXPECT_EQ(nlohmann::json::parse(written(all)).get<std::string>(), all);
}

// Of every length and with a control at every place, those included at which parts of a long text
// meet.
TEST(JsonTexts, AreWrittenAsAPlainReadingOfThemSays) {
  for (const std::string_view odd : {"\"", "\x01", "\u0085", "\u00E9", "\u4E2D"}) {
    for (std::size_t size = 0; size < 600; size += size < 40 ? 1 : 13) {
      for (std::size_t at = 0; at <= size; at += size < 40 ? 1 : 7) {
        const std::string text =
            std::string(at, 'a') + std::string(odd) + std::string(size - at, 'b');
        const std::string json = written(text);
        ASSERT_EQ(nlohmann::json::parse(json).get<std::string>(), text);
        const bool escaped = odd != "\u00E9" && odd != "\u4E2D";
        ASSERT_EQ(json.size(), 2 + size + (odd == "\"" ? 2 : escaped ? 6 : odd.size())) << json;
      }
    }
  }
}

}  // namespace json_text_test
}  // namespace locseg::base
