#include "workflow/kept_units.h"

#include <gtest/gtest.h>

#include <string>
#include <type_traits>
#include <vector>

#include "base/each_unit.h"
#include "base/try.h"

namespace locseg {
namespace kept_units_test {

struct Seen {
  std::string texts;
  std::uint64_t begin = 0;

  friend bool operator==(const Seen&, const Seen&) = default;
};

struct Look {
  std::vector<Seen> seen;
  base::EachUnit sink{[this](const Unit& unit) -> Result<void> {
                        std::string texts;
                        for (const std::string_view text :
                             {unit.id, unit.source, unit.target, unit.heading, unit.origin->flags,
                              unit.origin->plural, unit.origin->context}) {
                          texts.append(text) += '|';
                        }
                        seen.push_back({texts, unit.origin->target.begin});
                        return {};
                      },
                      true};
};

// Units whose texts are gone after each call.
Result<void> feed(UnitSink& sink) {
  EXPECT_TRUE(sink.wants_origins());
  LOCSEG_TRY(sink.begin_article({}));
  for (int i = 0; i < 100; ++i) {
    const std::string texts = "id source target heading flags plural context";
    UnitOrigin origin;
    origin.target = {static_cast<std::uint64_t>(i), 200};
    Unit unit;
    unit.origin = &origin;
    const std::string number = std::to_string(i);
    const std::string source = i % 7 == 0 ? "" : "source " + number;
    const std::string flags = i % 3 == 0 ? "" : "flags " + number;
    unit.id = number;
    unit.source = source;
    unit.target = texts;
    unit.heading = flags;
    origin.flags = flags;
    origin.plural = source;
    origin.context = number;
    LOCSEG_TRY(sink.units({&unit, 1}));
  }
  return sink.end_article();
}

TEST(KeptUnits, SayTheSameAgain) {
  Look first;
  KeptUnits kept;
  ASSERT_TRUE(kept.pass_on(feed, first.sink, 1 << 20));
  ASSERT_EQ(first.seen.size(), 100U);
  Look second;
  ASSERT_TRUE(kept.read(second.sink));
  EXPECT_EQ(second.seen, first.seen);
}

// Texts point into it.
static_assert(!std::is_move_constructible_v<KeptUnits> && !std::is_move_assignable_v<KeptUnits>);

TEST(KeptUnits, LetGoOfWhatIsTooMuch) {
  Look look;
  KeptUnits kept;
  ASSERT_TRUE(kept.pass_on(feed, look.sink, 10'000));
  EXPECT_EQ(look.seen.size(), 100U);
  EXPECT_EQ(kept.bytes(), 0U);
}

TEST(KeptUnits, LetGoAfterAFailure) {
  KeptUnits kept;
  Look look;
  const auto fail = [](UnitSink& sink) -> Result<void> {
    LOCSEG_TRY(feed(sink));
    return failure(ErrorCode::kMalformed, "gone");
  };
  EXPECT_FALSE(kept.pass_on(fail, look.sink, 1 << 20));
  EXPECT_EQ(kept.bytes(), 0U);
}

}  // namespace kept_units_test
}  // namespace locseg
