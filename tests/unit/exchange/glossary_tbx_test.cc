#include <gtest/gtest.h>

#include <string>

#include "locseg/glossary.h"

namespace locseg {
namespace glossary_tbx_test {

std::string repeated(std::string_view text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

// What is read, as `source=target` and `!` where it is forbidden, or the error.
std::string read(std::string_view tbx) {
  const auto glossary = parse_glossary_tbx(tbx, "in");
  if (!glossary) return to_string(glossary.error());
  std::string all;
  for (const Term& term : glossary->terms) {
    all +=
        term.source + '=' + term.target + (term.status == TermStatus::kForbidden ? "!" : "") + ' ';
  }
  return all;
}

TEST(GlossaryTbx, PairsTheTermsOfAConcept) {
  EXPECT_EQ(read("<tbx><conceptEntry><langSec xml:lang='en'><termSec><term>hub</term></termSec>"
                 "</langSec><langSec xml:lang='de'><termSec><term>Hub</term></termSec><termSec>"
                 "<term>Nabe</term><termNote type='administrativeStatus'>deprecatedTerm-admn-sts"
                 "</termNote></termSec></langSec></conceptEntry></tbx>"),
            "hub=Hub hub=Nabe! Hub=hub Nabe=hub ");
}

TEST(GlossaryTbx, EndsWhatWouldHaveNoEnd) {
  const std::string term = "<termSec><term>t</term></termSec>";
  EXPECT_EQ(read("<tbx>\n<conceptEntry><langSec xml:lang='en'>" + repeated(term, 200) +
                 "</langSec><langSec xml:lang='de'>" + repeated(term, 200) +
                 "</langSec></conceptEntry></tbx>"),
            "in:2: the concept makes more than 10,000 pairs of terms");
  const std::string many = read("<tbx><conceptEntry><langSec xml:lang='en'>" + term +
                                "</langSec><langSec xml:lang='de'>" + repeated(term, 200) +
                                "</langSec></conceptEntry></tbx>");
  EXPECT_EQ(many, repeated("t=t ", 400));  // either language may be the source
  EXPECT_EQ(read("<tbx>\n" + repeated("<conceptEntry>", 1000) + repeated("</conceptEntry>", 1000) +
                 "</tbx>"),
            "in:2: elements nest more than 256 deep");
  EXPECT_EQ(read("<tbx>\n<conceptEntry"), "in:2: not XML: Error parsing start element tag");
}

}  // namespace glossary_tbx_test
}  // namespace locseg
