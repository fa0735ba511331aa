/// Checking whatever paths name: articles, files of units, stores.
#pragma once

#include <span>
#include <string>

#include "locseg/check.h"
#include "locseg/result.h"
#include "locseg/tree.h"
#include "workflow/open_units.h"

namespace locseg {

/// Checks every article under `paths` as `check_tree` does, then, in order of name, each exchange
/// file and store among them, and the exchange files in folders that a glob of `tree.include` asks
/// for by its ending (`*.po`). A file counts as an article, and findings are at its lines and
/// columns; those in a store are in the article that the store names, at the line of the segment.
/// Rules about articles are for articles; rules about all of them see files and stores, too.
/// Exchange files are repaired as articles are, by edits of their bytes. kUnsupported if a store
/// is to be repaired, or a file that is not in UTF-8.
///
/// Memory: that of `check_tree`, and one exchange file with its findings, twice while it is
/// repaired. A file in which the rules about all find something is read again for each.
[[nodiscard]] Result<CheckCounts> check_paths(std::span<const UnitPath> paths,
                                              const TreeOptions& tree, const CheckOptions& options,
                                              FindingSink& sink);

/// Adds to `options.skip_segments` the texts of every unit that revision `rev` holds in the
/// exchange files that `check_paths` would check. Fails as `open_revision_source`, and as readers
/// do.
[[nodiscard]] Result<void> pass_over_files(const std::string& rev, std::span<const UnitPath> paths,
                                           const TreeOptions& tree, CheckOptions& options);

/// What a run that met no segment looked for, as a sentence without a full stop; empty if it met
/// one, or what should be one and is broken.
[[nodiscard]] std::string nothing_met(const CheckCounts& counts);

}  // namespace locseg
