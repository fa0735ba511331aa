// What the articles that hold a translation say of it, as a search gives it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "store/fuzzy/fuzzy_search.h"
#include "store/layout/occurrences.h"

namespace locseg::store {

struct ArticleFacts {
  std::string path;
  std::string handoff;
  std::string type;
  bool human = false;
  bool preferred = false;
};

/// Adds an article that holds the translation, whose views then may be of `facts`.
void add_use(const ArticleFacts& facts, Translation& translation);
/// After the last of them.
void finish_uses(Translation& translation);

/// Looks for `unit` in an article, whose column `units` is given, and notes on which sides of it a
/// neighbour is, if those are more than were found elsewhere.
void note_context(std::string_view units, UnitKey unit, const Neighbours& neighbours,
                  Translation& translation);

}  // namespace locseg::store
