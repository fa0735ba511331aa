// Articles as lines with a token for each pair; the front matter is kept.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "merge/skeleton.h"
#include "merge/versions.h"

namespace locseg::merge {

/// A token is kOpen, a number, kClose; the front matter's has no number. Neither byte may occur in
/// an article, which texts never do: C0 controls are not allowed in Markdown, YAML, JSON or XML.
inline constexpr char kOpen = '\x03';
inline constexpr char kClose = '\x04';

struct TokenTexts {
  std::array<std::string, 3> lines;         ///< by Who
  std::array<std::string, 3> front_matter;  ///< by Who; out of the lines, where all three have one
};

/// A changed target, source or id changes nothing in these. JSON's metadata stays in the lines.
[[nodiscard]] TokenTexts token_texts(const Versions& versions);

/// Puts the front matter, merged key by key, in the place of its token in `hunks`. The six
/// localization keys are those of `lead`.
[[nodiscard]] std::vector<Hunk> put_front_matter_back(std::vector<Hunk> hunks,
                                                      const TokenTexts& texts, Who lead);

}  // namespace locseg::merge
