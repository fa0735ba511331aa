// The options of every command that scores matches.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "locseg/config.h"
#include "locseg/leverage.h"

namespace locseg::cli {

struct PenaltyArguments {
  std::vector<std::string> points;
  std::string articles;
  std::string since;

  // Adds --penalty, --articles, --handed-off-since.
  void declare(CLI::App& app);
  // What the configuration says, and over it what these do.
  [[nodiscard]] Result<Penalties> settle(const Config& config) const;
};

}  // namespace locseg::cli
