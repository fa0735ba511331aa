// Which findings a place on the command line means.
#include "check/engine/finding_places.h"

#include <gmock/gmock.h>

namespace locseg {
namespace finding_places_test {

using check::FindingPlace;
using check::FindingsAtPlaces;
using testing::ElementsAre;
using testing::IsEmpty;

struct Row {
  std::string_view text;
  std::string_view id;
  std::string_view name;
  Position position;
};

TEST(FindingPlaces, AreIdsOrPositions) {
  const ArticleNames names("/site");
  for (const Row& row : std::vector<Row>{{"3f2a9c1b", "3f2a9c1b", "", {}},
                                         {"3f2a9c1b00", "3f2a9c1b00", "", {}},
                                         {"/site/a.md:12", "", "a.md", {12, 0}},
                                         {"/site/a.md:12:", "", "a.md", {12, 0}},
                                         {"/site/a.md:12:40", "", "a.md", {12, 40}},
                                         {"/site/3f2a9c1b:7", "", "3f2a9c1b", {7, 0}}}) {
    const auto place = check::parse_finding_place(row.text, names);
    ASSERT_TRUE(place.has_value()) << row.text;
    EXPECT_EQ(place->id, row.id);
    EXPECT_EQ(place->name, row.name);
    EXPECT_EQ(place->position, row.position) << row.text;
  }
  // Too short, upper case, without a line, with a line that is none, and without a path.
  for (const std::string_view text : {"3f2a", "3F2A9C1B", "a.md", "a.md:0", ":12", "a.md:x", ""}) {
    EXPECT_FALSE(check::parse_finding_place(text, names).has_value()) << text;
  }
}

class FoundAtPlaces : public testing::Test {
 protected:
  static Finding finding(std::string_view rule, Position begin) {
    Finding finding;
    finding.rule = find_rule(rule);
    finding.begin = begin;
    finding.excerpt = std::string(rule);
    finding.fingerprint = hash_of(rule, std::to_string(begin.column));
    return finding;
  }

  const std::vector<Finding> findings_ = {finding("double-space", {3, 5}),
                                          finding("double-space", {3, 9}),
                                          finding("url-mismatch", {4, 5})};

  [[nodiscard]] std::vector<std::string> found(const FindingPlace& place,
                                               const std::vector<std::string>& rules = {}) const {
    FindingsAtPlaces at({&place, 1}, rules);
    EXPECT_TRUE(at.put({"a.md", "en", "de", findings_}));
    EXPECT_TRUE(at.put({"b.md", "en", "de", std::span(findings_).first(1)}));
    std::vector<std::string> out;
    for (const Acceptance& each : at.acceptances(0)) {
      out.push_back(each.article + " " + each.rule + " " + std::to_string(each.count));
    }
    return out;
  }
};

TEST_F(FoundAtPlaces, AreThoseOfALine) {
  EXPECT_THAT(found({"", "a.md", "a.md", {3, 0}}), ElementsAre("a.md double-space 2"));
  EXPECT_THAT(found({"", "a.md", "a.md", {3, 9}}), ElementsAre("a.md double-space 1"));
  EXPECT_THAT(found({"", "a.md", "a.md", {3, 1}}), IsEmpty());
  EXPECT_THAT(found({"", "c.md", "c.md", {3, 0}}), IsEmpty());
}

TEST_F(FoundAtPlaces, AreThoseOfAnId) {
  const std::string id = to_hex(findings_[2].fingerprint).substr(0, kShortIdDigits);
  EXPECT_THAT(found({id, "", "", {}}), ElementsAre("a.md url-mismatch 1"));
  EXPECT_THAT(found({id, "", "", {}}, {"double-space"}), IsEmpty());
}

}  // namespace finding_places_test
}  // namespace locseg
