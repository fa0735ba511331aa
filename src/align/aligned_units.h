// The pairs of an alignment as units.
#pragma once

#include <cstdint>
#include <string>

#include "locseg/align.h"
#include "locseg/result.h"
#include "locseg/unit.h"

namespace locseg {

/// Which pairs are wanted.
struct PairSelection {
  double least = 0;     ///< confidence
  bool hidden = false;  ///< with titles, descriptions and alternative texts

  [[nodiscard]] bool takes(const AlignedPair& pair) const {
    return (hidden || !pair.hidden) && pair.confidence >= least;
  }
};

struct PairCounts {
  std::uint64_t pairs = 0;             ///< that are wanted
  std::uint64_t sure = 0;              ///< of them
  std::uint64_t unsure = 0;            ///< left out because of their confidence
  std::uint64_t unpaired_sources = 0;  ///< as in `AlignedArticle`
  std::uint64_t unpaired_targets = 0;

  void add(const AlignedArticle& article, const PairSelection& wanted);
};

/// What the ids of an article begin with, five hexadecimal digits: they change with its bytes and
/// its source's.
[[nodiscard]] std::string id_prefix_of(const AlignedFiles& files);

/// Puts the wanted pairs of an article into a sink, as units with ids.
[[nodiscard]] Result<void> put_units(const AlignedFiles& files, const PairSelection& wanted,
                                     UnitSink& sink);

}  // namespace locseg
