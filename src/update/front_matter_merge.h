// Front matter in three versions, merged by its keys.
#pragma once

#include <string_view>
#include <vector>

#include "article/front_matter.h"
#include "locseg/span.h"
#include "update/line_merge.h"

namespace locseg::update {

/// What is between the fences, all of one syntax.
struct FrontMatterTexts {
  article::FrontMatterSyntax syntax = article::FrontMatterSyntax::kYaml;
  std::vector<std::string_view> bases;  ///< oldest first; parts of `ours` come from each of them
  std::string_view ours;
  std::string_view theirs;
};

struct FrontMatterMerge {
  std::vector<Stretch> stretches;
  std::vector<Span> dropped;  ///< of ours, in order: what is not taken, and no base says
};

/// Each key of a mapping is in it once, and in the order of ours; new ones of theirs are behind the
/// one that they follow there. Of the value of a key, what one side alone changed is taken from it.
/// If both changed it, mappings are merged likewise, lists by lines, and other values are theirs.
/// A key of a base that theirs dropped goes; one of all bases that ours dropped stays away; a value
/// that both added is ours. Values are the same if they say the same. Near-linear, times the bases
/// and the depth of mappings.
[[nodiscard]] FrontMatterMerge merge_front_matter(const FrontMatterTexts& texts);

}  // namespace locseg::update
