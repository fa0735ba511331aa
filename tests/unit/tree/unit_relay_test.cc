// Whatever the articles: they reach the sink once, in order and whole, and a failure of either side
// ends both.
#include "tree/unit_relay.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <deque>
#include <new>
#include <string>
#include <vector>

#include "base/try.h"

namespace locseg {
namespace unit_relay_test {

// A text and units for a number, as unequal as they can be, so that batches end everywhere.
struct Piece {
  explicit Piece(std::size_t number)
      : text(std::string(number % 37, 'x') + std::to_string(number)),
        units(number % 5, Unit{.id = text,
                               .line = number,
                               .source = text,
                               .target = text,
                               .recovered = number % 2 == 0,
                               .heading = text,
                               .opaque_codes = number % 3 == 0}) {}
  Piece(const Piece&) = delete;
  Piece& operator=(const Piece&) = delete;

  [[nodiscard]] ArticleInfo info() const {
    return {.path = text,
            .source_lang = "en-US",
            .target_lang = "de-DE",
            .translation_type = text,
            .source_commit = text,
            .handoff = text,
            .content = hash_of(text, text)};
  }

  std::string text;
  std::vector<Unit> units;
};

// Every third piece goes on with the article of the one before, every other of these with another
// provenance.
bool begins(std::size_t number) { return number % 3 != 2; }
bool changes(std::size_t number) { return number % 6 == 2; }

Result<void> send(std::size_t pieces, UnitSink& to) {
  std::deque<Piece> article;  // whose texts the sink may look at until it ends
  for (std::size_t i = 0; i < pieces; ++i) {
    if (begins(i)) {
      if (i != 0) LOCSEG_TRY(to.end_article());
      article.clear();
    }
    const Piece& piece = article.emplace_back(i);
    if (begins(i)) {
      LOCSEG_TRY(to.begin_article(piece.info()));
    } else if (changes(i)) {
      LOCSEG_TRY(to.change_provenance(piece.info()));
    }
    // One by one, or all at once.
    const std::size_t step = i % 2 == 0 ? 1 : 5;
    for (std::size_t at = 0; at < piece.units.size(); at += step) {
      LOCSEG_TRY(to.units(
          std::span(piece.units).subspan(at).first(std::min(step, piece.units.size() - at))));
    }
  }
  return pieces == 0 ? Result<void>() : to.end_article();
}

// What comes in words, however it is shared out among the calls; fails at an article.
class Shown final : public UnitSink {
 public:
  explicit Shown(std::size_t fail_at) : fail_at_(fail_at) {}

  Result<void> begin_article(const ArticleInfo& info) override {
    if (articles++ == fail_at_) return failure(ErrorCode::kNotWritable, "the sink is full");
    info_ = info;
    text += '(';
    return {};
  }
  Result<void> units(std::span<const Unit> units) override {
    for (const Unit& unit : units) {
      for (const std::string_view each : {unit.id, unit.source, unit.target, unit.heading}) {
        text.append(each).append("|");
      }
      text +=
          std::to_string(unit.line) + (unit.recovered ? "r" : "") + (unit.opaque_codes ? "p" : "");
    }
    return {};
  }
  Result<void> change_provenance(const ArticleInfo& info) override {
    say_info();
    info_ = info;
    text += '/';
    return {};
  }
  // What `info` says is looked at only now: it must have stayed.
  Result<void> end_article() override {
    say_info();
    text += ')';
    return {};
  }

  std::string text;
  std::size_t articles = 0;

 private:
  void say_info() {
    for (const std::string_view each :
         {info_.path, info_.source_lang, info_.target_lang, info_.translation_type,
          info_.source_commit, info_.handoff}) {
      text.append(each).append("|");
    }
    text += to_hex(info_.content);
  }

  std::size_t fail_at_;
  ArticleInfo info_;
};

constexpr std::size_t kNever = static_cast<std::size_t>(-1);

Result<void> relay(std::size_t pieces, bool fails, UnitSink& sink) {
  return relay_units(
      [&](UnitSink& to) -> Result<void> {
        LOCSEG_TRY(send(pieces, to));
        if (fails) return failure(ErrorCode::kMalformed, "the file is broken");
        return {};
      },
      sink);
}

TEST(UnitRelay, DeliversEverythingInOrder) {
  for (const std::size_t pieces : {0U, 1U, 4096U, 4097U, 20'000U}) {
    Shown got(kNever);
    Shown direct(kNever);
    ASSERT_TRUE(relay(pieces, false, got)) << pieces;
    ASSERT_TRUE(send(pieces, direct));
    EXPECT_EQ(got.articles, pieces - pieces / 3);
    ASSERT_TRUE(got.text == direct.text) << pieces;
  }
}

TEST(UnitRelay, TellsTheFailureOfEitherSide) {
  for (const std::size_t pieces : {0U, 1U, 20'000U}) {
    Shown sink(kNever);
    const auto read = relay(pieces, true, sink);
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().message, "the file is broken");
  }
  const std::size_t last = 20'000 - 20'000 / 3 - 1;
  for (const std::size_t fail_at : {std::size_t{0}, std::size_t{5000}, last}) {
    for (const bool fails : {false, true}) {
      Shown sink(fail_at);
      const auto put = relay(20'000, fails, sink);
      ASSERT_FALSE(put);
      // The last articles before a failure to read need not come.
      const bool is_last = fail_at == last;
      EXPECT_EQ(put.error().message, fails && is_last ? "the file is broken" : "the sink is full");
    }
  }
}

TEST(UnitRelay, ThrowsOnWhatEitherSideThrows) {
  Shown sink(kNever);
  const auto read = [](UnitSink& to) -> Result<void> {
    LOCSEG_TRY(send(5000, to));
    throw std::bad_alloc();
  };
  EXPECT_THROW(static_cast<void>(relay_units(read, sink)), std::bad_alloc);

  class Throwing final : public UnitSink {
   public:
    Result<void> begin_article(const ArticleInfo& /*info*/) override { throw std::bad_alloc(); }
    Result<void> units(std::span<const Unit> /*units*/) override { return {}; }
    Result<void> end_article() override { return {}; }
  } throwing;
  // More than the relay holds, so that the reader waits for the sink.
  EXPECT_THROW(static_cast<void>(relay(500'000, false, throwing)), std::bad_alloc);
}

TEST(UnitRelay, HasNoLimitForOneCall) {
  const std::string text(std::size_t{5} << 20, 'x');
  const std::vector<Unit> units(3, Unit{.id = {}, .source = text, .target = text});
  class Counting final : public UnitSink {
   public:
    Result<void> begin_article(const ArticleInfo& /*info*/) override { return {}; }
    Result<void> units(std::span<const Unit> units) override {
      for (const Unit& unit : units) bytes += unit.source.size() + unit.target.size();
      return {};
    }
    Result<void> end_article() override { return {}; }
    std::size_t bytes = 0;
  } sink;
  const auto read = [&](UnitSink& to) -> Result<void> {
    for (int i = 0; i < 6; ++i) LOCSEG_TRY(to.put({.info = {}, .units = units}));
    return {};
  };
  ASSERT_TRUE(relay_units(read, sink));
  EXPECT_EQ(sink.bytes, text.size() * 36);
}

}  // namespace unit_relay_test
}  // namespace locseg
