#include "base/filter_process.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <string>
#include <vector>

namespace locseg::base {
namespace filter_process_test {

using testing::ElementsAre;
using testing::HasSubstr;

// What a command makes of `input`.
struct Filtered {
  std::vector<std::string> lines;
  FilterOutcome outcome;
};

Filtered run(const std::string& command, const std::string& input,
             const FilterLimits& limits = {}) {
  Filtered run;
  const auto keep = [&run](std::string_view line) {
    run.lines.emplace_back(line);
    return true;
  };
  auto process = FilterProcess::start(command, limits, keep);
  EXPECT_TRUE(process) << to_string(process.error());
  EXPECT_TRUE(process->send(input));
  auto outcome = process->finish();
  EXPECT_TRUE(outcome) << to_string(outcome.error());
  run.outcome = std::move(*outcome);
  return run;
}

TEST(FilterProcess, HandsOnEveryLine) {
  const Filtered done = run("tr a-z A-Z; printf last", "one\n\ntwo\n");
  EXPECT_THAT(done.lines, ElementsAre("ONE", "", "TWO", "last"));
  EXPECT_EQ(done.outcome.end, FilterEnd::kExited);
  EXPECT_EQ(done.outcome.status, 0);
}

TEST(FilterProcess, MoreThanPipesHoldGoesThrough) {
  std::string input;
  for (int i = 0; i < 50000; ++i) input += "line " + std::to_string(i) + '\n';
  const Filtered done = run("cat", input);
  ASSERT_EQ(done.lines.size(), 50000U);
  EXPECT_EQ(done.lines.back(), "line 49999");
}

TEST(FilterProcess, StandardInputCanBeOpenedByName) {
  EXPECT_THAT(run("cat /dev/stdin", "one\n").lines, ElementsAre("one"));
}

TEST(FilterProcess, ACommandThatReadsNothingHarmsNothing) {
  const Filtered done = run("exec <&-; printf 'one\\n'; exit 3", std::string(1 << 20, 'x'));
  EXPECT_THAT(done.lines, ElementsAre("one"));
  EXPECT_EQ(done.outcome.status, 3);
}

TEST(FilterProcess, AnUnknownCommandIsAStatus) {
  const Filtered done = run("/nowhere/translate", "one\n");
  EXPECT_EQ(done.outcome.status, 127);
  EXPECT_THAT(done.outcome.errors, HasSubstr("/nowhere/translate"));
}

TEST(FilterProcess, ASignalIsAStatus) { EXPECT_EQ(run("kill -9 $$", "").outcome.status, 128 + 9); }

TEST(FilterProcess, OneThatHangsIsStopped) {
  FilterLimits limits;
  limits.seconds = 1;
  const Filtered done = run("echo one; exec sleep 600", "", limits);
  EXPECT_EQ(done.outcome.end, FilterEnd::kTimedOut);
  EXPECT_THAT(done.lines, ElementsAre("one"));
}

TEST(FilterProcess, OneThatNeitherReadsNorEndsIsStopped) {
  FilterLimits limits;
  limits.seconds = 1;
  const Filtered done = run("exec sleep 600", std::string(1 << 20, 'x'), limits);
  EXPECT_EQ(done.outcome.end, FilterEnd::kTimedOut);
}

TEST(FilterProcess, AFloodIsStopped) {
  for (const char* flood : {"exec yes", "exec cat /dev/zero", "exec yes >&2"}) {
    FilterLimits limits;
    limits.most_unasked = limits.most_errors = 1 << 16;
    const Filtered done = run(flood, "", limits);
    EXPECT_EQ(done.outcome.end, FilterEnd::kFlooded) << flood;
    EXPECT_LE(done.outcome.errors.size(), 4096U) << flood;
  }
}

TEST(FilterProcess, WhatIsWrittenForMuchInputIsNoFlood) {
  FilterLimits limits;
  limits.most_unasked = 0;
  limits.most_for_a_byte = 2;
  EXPECT_THAT(run("cat; echo; echo ok", "some text\n", limits).lines,
              ElementsAre("some text", "", "ok"));
}

TEST(FilterProcess, ALongLineIsSkipped) {
  FilterLimits limits;
  limits.longest_line = 10;
  const Filtered done =
      run("cat", "one\n0123456789\n01234567890\ntwo\n" + std::string(100000, 'x'), limits);
  EXPECT_THAT(done.lines, ElementsAre("one", "0123456789", "two"));
  EXPECT_EQ(done.outcome.skipped, 2U);
}

TEST(FilterProcess, TheEndOfStandardErrorIsKept) {
  const Filtered done = run("yes x | head -c 100000 >&2; echo last >&2", "");
  EXPECT_EQ(done.outcome.errors.size(), 4096U);
  EXPECT_TRUE(done.outcome.errors.ends_with("x\nlast\n"));
}

// Waits until a killed process is gone.
void expect_gone(const std::string& pid) {
  ASSERT_FALSE(pid.empty());
  char state = 'R';
  while (state != 'Z' && state != 'X') {
    std::ifstream stat("/proc/" + pid + "/stat");
    std::string name;
    if (!(stat >> name >> name >> state)) break;
  }
}

TEST(FilterProcess, ItEndsWithTheShellAndTakesItsChildrenAlong) {
  const Filtered done = run("sleep 600 & echo $!", "");  // it holds the output
  EXPECT_EQ(done.outcome.end, FilterEnd::kExited);
  ASSERT_EQ(done.lines.size(), 1U);
  expect_gone(done.lines[0]);
}

TEST(FilterProcess, OneThatIsNotFinishedIsKilled) {
  std::string pid;
  {
    const auto keep = [&](std::string_view line) {
      pid = line;
      return true;
    };
    auto process = FilterProcess::start("echo $$; exec sleep 600", {}, keep);
    ASSERT_TRUE(process);
    while (pid.empty()) ASSERT_TRUE(process->send("x"));
  }
  expect_gone(pid);
}

}  // namespace filter_process_test
}  // namespace locseg::base
