#include "base/json_writer.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace locseg::base {
namespace json_writer_test {

using Spacing = JsonWriter::Spacing;

std::string sample(Spacing spacing) {
  JsonWriter json(spacing);
  json.begin_object().member("text", "a\"b").member("number", -7).member("truth", true);
  json.member_or_null("empty", "").member_or_null("zero", std::uint64_t{0});
  json.key("list").begin_array().value(1).value(2U).begin_array().end_array().end_array();
  json.key("none").begin_object().end_object().key("raw").raw("[1.5]");
  return json.end_object().take();
}

TEST(JsonWriter, PutsCommasBetweenItemsOnly) {
  EXPECT_EQ(sample(Spacing::kTight),
            R"({"text":"a\"b","number":-7,"truth":true,"empty":null,"zero":null,)"
            R"("list":[1,2,[]],"none":{},"raw":[1.5]})");
}

TEST(JsonWriter, LooseSpacingSaysTheSame) {
  EXPECT_EQ(sample(Spacing::kLoose),
            R"({"text": "a\"b", "number": -7, "truth": true, "empty": null, "zero": null, )"
            R"("list": [1, 2, []], "none": {}, "raw": [1.5]})");
  EXPECT_EQ(nlohmann::json::parse(sample(Spacing::kLoose)),
            nlohmann::json::parse(sample(Spacing::kTight)));
}

TEST(JsonWriter, BreaksLinesBeforeItemsAndEnds) {
  JsonWriter json(Spacing::kLoose);
  json.begin_array().line(1).value("a").line(2).value("b").line().end_array();
  EXPECT_EQ(json.take(), "[\n \"a\",\n  \"b\"\n]");
}

TEST(JsonWriter, GoesOnAfterTake) {
  JsonWriter json;
  json.begin_array().value(1);
  EXPECT_EQ(json.size(), 2U);
  std::string all = json.take();
  EXPECT_EQ(json.size(), 0U);
  all += json.value(2).take();
  all += json.end_array().take();
  EXPECT_EQ(all, "[1,2]");
}

TEST(JsonWriter, EscapesKeysAndTexts) {
  JsonWriter json;
  json.begin_object().member("a\n\"", std::string_view("\xFF\x01\\\0z", 5)).end_object();
  const auto parsed = nlohmann::json::parse(json.take());
  EXPECT_EQ(parsed["a\n\""], std::string("\uFFFD\x01\\\0z", 7));
}

}  // namespace json_writer_test
}  // namespace locseg::base
