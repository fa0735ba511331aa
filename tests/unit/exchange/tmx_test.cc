#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "base/byte_source.h"
#include "base/whole_articles.h"
#include "exchange/tmx/tmx_writer.h"

namespace locseg::exchange {
namespace tmx_test {

// What each language has, in the order in which it was read.
class ByLanguage final : public base::WholeArticles {
 public:
  Result<void> take(const UnitGroup& group) override {
    for (const Unit& unit : group.units) {
      targets[std::string(group.info.target_lang)] += std::string(unit.id) + ' ' +
                                                      std::string(unit.source) + '=' +
                                                      std::string(unit.target) + '\n';
    }
    return {};
  }
  std::map<std::string, std::string> targets;
};

UnitGroup group(std::string_view language, std::span<const Unit> units) {
  UnitGroup group{{}, units};
  group.info.path = "a.md";
  group.info.source_lang = "en-US";
  group.info.target_lang = language;
  return group;
}

std::size_t count_of(std::string_view text, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t at = 0; (at = text.find(part, at)) != std::string_view::npos; ++at) ++count;
  return count;
}

TEST(Tmx, JoinsLanguagesWhereTheSourceIsTheSame) {
  const Unit german[] = {{.id = "a-101", .source = "Yes", .target = "Ja"},
                         {.id = "a-102", .source = "No `x`", .target = "Nein `x`"},
                         {.id = "a-104", .source = "Yes", .target = "Doch"},
                         {.id = "a-105", .source = "Only here", .target = "Nur hier"}};
  const Unit chinese[] = {{.id = "b-101", .source = "Yes", .target = "是"},
                          {.id = "b-102", .source = "No **x**", .target = "否"},
                          {.id = "b-103", .source = "Yes", .target = "对"},
                          {.id = "b-106", .source = "Last", .target = "最"}};
  const Unit french[] = {{.id = "c-102", .source = "No `x`", .target = "Non `x`"}};
  const UnitGroup groups[] = {group("de", german), group("zh", chinese), group("fr", french)};
  std::string bytes;
  tmx_writer().header(&groups[0].info, bytes);
  tmx_writer().write_together(groups, bytes);
  tmx_writer().footer(bytes);
  // German leads; Chinese 102 and 106 are alone, its 103 goes with German 104, French with 102.
  EXPECT_EQ(count_of(bytes, "<tu "), 6U);
  EXPECT_EQ(count_of(bytes, "<tuv "), 6U + 9U);

  ByLanguage together;
  MemoryBytes in(bytes);
  ASSERT_TRUE(tmx_reader().read(in, "in", together).has_value());
  ByLanguage apart;
  for (const UnitGroup& each : groups) ASSERT_TRUE(apart.put(each).has_value());
  EXPECT_EQ(together.targets, apart.targets);
}

// OmegaT finds a text of our XLIFF in our TMX only where it gives both the same names: the first
// letter of the code or, where it has none, of the type, which for XLIFF is always `f`.
TEST(Tmx, TypesBeginAsOmegaTNamesCodesOfXliff) {
  const Unit units[] = {
      {.id = "a", .source = "*a* **b** ~~c~~ [d](e) ![f](g) `1` {0}&#9; <!---->", .target = ""}};
  std::string bytes;
  tmx_writer().write(group("de", units), bytes);
  EXPECT_GE(count_of(bytes, " x=\""), 8U) << bytes;
  EXPECT_EQ(count_of(bytes, " type=\"fmt-"), count_of(bytes, " x=\"")) << bytes;
  EXPECT_EQ(count_of(bytes, " type=\"fmt-bold\""), 1U);
}

}  // namespace tmx_test
}  // namespace locseg::exchange
