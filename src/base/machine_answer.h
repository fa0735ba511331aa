// What a machine translated for this run, among the matches of memories.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "locseg/unit.h"

namespace locseg::base {

/// As no memory's match has it: with the score 0. It is inexact, a machine's, and in no format a
/// translation.
[[nodiscard]] inline Match machine_answer(std::string_view source, std::string target) {
  Match match;
  match.source = source;
  match.target = std::move(target);
  match.translation_type = "MT";
  return match;
}

[[nodiscard]] inline bool is_machine_answer(const Match& match) {
  return match.score == 0 && is_machine(match);
}

}  // namespace locseg::base
