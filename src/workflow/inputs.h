// What a command reads that is given paths.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "locseg/output.h"
#include "locseg/tree.h"

namespace locseg {

/// Adds the files, articles, exchange files and stores that `paths` name, and in folders what a
/// walk with the options of `tree` comes to: articles that have a pair of spans, so that a report
/// that an earlier run left there may be written again, and exchange files that a glob asks for.
void add_paths(std::span<const std::string> paths, const TreeOptions& tree, InputFiles& inputs);

enum class TreeSides : std::uint8_t { kSources, kBoth };

/// Adds the articles of the source trees: sources, or translations, too.
void add_trees(const TreeOptions& tree, TreeSides sides, InputFiles& inputs);

/// What a run over `paths` reads: what they name, and all sources of the source trees.
[[nodiscard]] InputFiles inputs_of(std::span<const std::string> paths, const TreeOptions& tree);

}  // namespace locseg
