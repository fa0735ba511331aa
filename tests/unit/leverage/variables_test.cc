#include "leverage/variables.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace locseg::leverage {
namespace variables_test {

std::vector<std::string> found(std::string_view text) {
  std::vector<std::string> values;
  for (const Variable& variable : variables_of(text, markup::Syntax::kMarkdown)) {
    const char* kinds[] = {"n ", "a ", "c "};
    values.push_back(kinds[static_cast<std::size_t>(variable.kind)] +
                     std::string(variable.span.of(text)));
  }
  return values;
}

TEST(Variables, AreNumbersAddressesAndCodeSpans) {
  using List = std::vector<std::string>;
  const std::pair<const char*, List> kTexts[] = {
      {"", {}},
      {"Wait 10 minutes.", {"n 10"}},
      {"from 1,000.5 to 2.", {"n 1,000.5", "n 2"}},
      {"v2, x64, OAuth2, 3D and caf\u00e92 are words", {}},
      {"8\u4e2a\u533a\u57df", {"n 8"}},
      {"\uff18\u4e2a", {}},
      {"run `a 1` on 2", {"c a 1", "n 2"}},
      {"[page 3](b4.md) or ![i](c.png \"5\")", {"n 3", "a b4.md", "a c.png"}},
      {"see https://a.example/x?y=1.", {"a https://a.example/x?y=1"}},
      {"see <https://a.example/1>, (http://b.example/2)",
       {"a https://a.example/1", "a http://b.example/2"}},
      {"{0} of {1}", {}},
      {"2026-05-18", {"n 2026", "n 05", "n 18"}},
  };
  for (const auto& [text, wanted] : kTexts) EXPECT_EQ(found(text), wanted) << text;
}

TEST(Adapted, PutsInWhatAloneDiffers) {
  struct Case {
    const char* source;
    const char* matched;
    const char* target;
    const char* wanted;  // null: not to be adapted
  };
  const Case kCases[] = {
      {"Wait 10 minutes.", "Wait 5 minutes.", "Warten Sie 5 Minuten.", "Warten Sie 10 Minuten."},
      {"Wait  5 minutes.", "Wait 5 minutes.", "Warten Sie 5 Minuten.", "Warten Sie 5 Minuten."},
      // Two that change places.
      {"From 2 to 1.", "From 1 to 2.", "Von 1 bis 2.", "Von 2 bis 1."},
      {"From 2 to 3.", "From 1 to 2.", "Bis 2 von 1.", "Bis 3 von 2."},
      // Point and comma.
      {"Use 3.5 bar.", "Use 2.5 bar.", "Nutzen Sie 2,5 bar.", "Nutzen Sie 3,5 bar."},
      {"Use 3.5 bar.", "Use 2.5 bar.", "Nutzen Sie 2.5 bar.", "Nutzen Sie 3.5 bar."},
      {"Use 3 bar.", "Use 2.5 bar.", "Nutzen Sie 2,5 bar.", "Nutzen Sie 3 bar."},
      {"Use 2.5 bar.", "Use 2 bar.", "Nutzen Sie 2 bar.", nullptr},
      {"Use 3.5 bar.", "Use 2.5 bar.", "2,5 und 2.5", nullptr},
      // The counterpart is not certain.
      {"Wait 10 minutes.", "Wait 5 minutes.", "Warten Sie f\u00fcnf Minuten.", nullptr},
      {"Wait 10 minutes.", "Wait 5 minutes.", "5 Minuten, also 5", nullptr},
      {"Wait 10 minutes.", "Wait 5 minutes.", "15 Minuten", nullptr},
      {"2 of 3", "2 of 2", "2 von 2", nullptr},
      {"Wait 10 minutes.", "Wait 5 minutes.", "Warten Sie v5.", nullptr},
      // More than variables differs.
      {"Wait 10 hours.", "Wait 5 minutes.", "Warten Sie 5 Minuten.", nullptr},
      {"Wait 10 minutes", "Wait 5 minutes.", "Warten Sie 5 Minuten.", nullptr},
      {"wait 10 minutes.", "Wait 5 minutes.", "Warten Sie 5 Minuten.", nullptr},
      {"Wait 10 minutes 2.", "Wait 5 minutes.", "Warten Sie 5 Minuten.", nullptr},
      {"Run `b`.", "Run 5.", "5 ausf\u00fchren.", nullptr},
      {"Wait10 minutes.", "Wait 5 minutes.", "Warten Sie 5 Minuten.", nullptr},
      // Addresses and code.
      {"Run `b 2`.", "Run `a 1`.", "F\u00fchren Sie `a 1` aus.", "F\u00fchren Sie `b 2` aus."},
      {"Run `b`.", "Run `a`.", "F\u00fchren Sie a aus.", nullptr},
      {"See [x](b.md).", "See [x](a.md).", "Siehe [x](a.md).", "Siehe [x](b.md)."},
      {"See [y](b.md).", "See [x](a.md).", "Siehe [x](a.md).", nullptr},
      {"At https://b.example.", "At https://a.example.", "Unter https://a.example.",
       "Unter https://b.example."},
      {"At https://b.example/en/", "At https://a.example/en/", "https://a.example/de/", nullptr},
  };
  for (const Case& test : kCases) {
    const auto out = adapted(test.source, test.matched, test.target, markup::Syntax::kMarkdown);
    if (test.wanted == nullptr) {
      EXPECT_FALSE(out) << test.source << " | " << test.target << ": " << *out;
    } else {
      ASSERT_TRUE(out) << test.source << " | " << test.target;
      EXPECT_EQ(*out, test.wanted);
    }
  }
}

}  // namespace variables_test
}  // namespace locseg::leverage
