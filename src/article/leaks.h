// Pairs whose tags reach the reader as text.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "article/pair_readings.h"
#include "locseg/article.h"

namespace locseg::article {

/// A segment one of whose tags is seen: the first of them.
struct Leak {
  std::size_t segment = 0;
  Span tag;           ///< bytes of the article
  std::string cause;  ///< fits behind "because of": "the backslash before it"
};

/// The leaks of a Markdown article, in order, read off `pairs`, which `read_pairs` gave; those of
/// recovered segments left out. None in other articles and layouts.
[[nodiscard]] std::vector<Leak> find_leaks(const Article& article,
                                           const std::vector<PairReading>& pairs);

}  // namespace locseg::article
