// Whatever the groups: they reach the sink once, in order and whole, and a failure of either side
// ends both.
#include "tree/unit_relay.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace locseg {
namespace unit_relay_test {

// Unequal groups, so that batches end everywhere.
UnitGroup group_of(std::size_t number, std::string& text, std::vector<Unit>& units) {
  text = std::string(number % 37, 'x') + std::to_string(number);
  units.assign(number % 5, Unit{.id = text,
                                .line = number,
                                .source = text,
                                .target = text,
                                .recovered = number % 2 == 0,
                                .heading = text,
                                .opaque_codes = number % 3 == 0});
  return {.info = {.path = text,
                   .source_lang = "en-US",
                   .target_lang = "de-DE",
                   .translation_type = text,
                   .source_commit = text,
                   .handoff = text,
                   .content = hash_of(text, text)},
          .units = units,
          .before = number % 4,
          .last = number % 7 != 0};
}

std::string shown(const UnitGroup& group) {
  std::string out;
  for (const std::string_view text :
       {group.info.path, group.info.source_lang, group.info.target_lang,
        group.info.translation_type, group.info.source_commit, group.info.handoff}) {
    out.append(text).append("|");
  }
  out += to_hex(group.info.content) + std::to_string(group.before) + (group.last ? "." : "-");
  for (const Unit& unit : group.units) {
    for (const std::string_view text : {unit.id, unit.source, unit.target, unit.heading}) {
      out.append(text).append("|");
    }
    out += std::to_string(unit.line) + (unit.recovered ? "r" : "") + (unit.opaque_codes ? "p" : "");
  }
  return out;
}

// Checks the groups as they come, and fails at one of them.
class Checking final : public UnitSink {
 public:
  explicit Checking(std::size_t fail_at) : fail_at_(fail_at) {}
  Result<void> put(const UnitGroup& group) override {
    if (count == fail_at_) return failure(ErrorCode::kNotWritable, "the sink is full");
    std::string text;
    std::vector<Unit> units;
    EXPECT_EQ(shown(group), shown(group_of(count, text, units)));
    ++count;
    return {};
  }
  std::size_t count = 0;

 private:
  std::size_t fail_at_;
};

constexpr std::size_t kNever = static_cast<std::size_t>(-1);

Result<void> relay(std::size_t groups, bool fails, UnitSink& sink) {
  return relay_units(
      [&](UnitSink& to) -> Result<void> {
        std::string text;
        std::vector<Unit> units;
        for (std::size_t i = 0; i < groups; ++i) {
          if (auto put = to.put(group_of(i, text, units)); !put) return put;
        }
        if (fails) return failure(ErrorCode::kMalformed, "the file is broken");
        return {};
      },
      sink);
}

TEST(UnitRelay, DeliversEveryGroupInOrder) {
  for (const std::size_t groups : {0U, 1U, 4096U, 4097U, 20'000U}) {
    Checking sink(kNever);
    ASSERT_TRUE(relay(groups, false, sink)) << groups;
    EXPECT_EQ(sink.count, groups);
  }
}

TEST(UnitRelay, TellsTheFailureOfEitherSide) {
  for (const std::size_t groups : {0U, 1U, 20'000U}) {
    Checking sink(kNever);
    const auto read = relay(groups, true, sink);
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().message, "the file is broken");
  }
  for (const std::size_t fail_at : {0U, 5000U, 19'999U}) {
    for (const bool fails : {false, true}) {
      Checking sink(fail_at);
      const auto put = relay(20'000, fails, sink);
      ASSERT_FALSE(put);
      // The last groups before a failure to read need not come.
      const bool is_last = fail_at == 19'999U;
      EXPECT_EQ(put.error().message, fails && is_last ? "the file is broken" : "the sink is full");
    }
  }
}

TEST(UnitRelay, HasNoLimitForOneGroup) {
  const std::string text(std::size_t{5} << 20, 'x');
  const std::vector<Unit> units(3, Unit{.id = {}, .source = text, .target = text});
  std::size_t bytes = 0;
  class Counting final : public UnitSink {
   public:
    explicit Counting(std::size_t& bytes) : bytes_(bytes) {}
    Result<void> put(const UnitGroup& group) override {
      for (const Unit& unit : group.units) bytes_ += unit.source.size() + unit.target.size();
      return {};
    }

   private:
    std::size_t& bytes_;
  } sink(bytes);
  const auto read = [&](UnitSink& to) -> Result<void> {
    for (int i = 0; i < 6; ++i) {
      if (auto put = to.put({.info = {}, .units = units}); !put) return put;
    }
    return {};
  };
  ASSERT_TRUE(relay_units(read, sink));
  EXPECT_EQ(bytes, text.size() * 36);
}

}  // namespace unit_relay_test
}  // namespace locseg
