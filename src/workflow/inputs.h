// What a command reads that is given paths.
#pragma once

#include <span>
#include <string>

#include "locseg/output.h"
#include "locseg/tree.h"

namespace locseg {

/// The files, articles, exchange files and stores that `paths` name, and in folders what a walk
/// with the options of `tree` comes to: articles that have a pair of spans, so that a report that
/// an earlier run left there may be written again, and exchange files that a glob asks for.
[[nodiscard]] InputFiles inputs_of(std::span<const std::string> paths, const TreeOptions& tree);

}  // namespace locseg
