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

/// Sums up the articles that hold one translation.
class UseSum {
 public:
  explicit UseSum(Translation& translation) : translation_(translation) {}
  /// The views of the translation are then of `facts`.
  void add(const ArticleFacts& facts);

 private:
  Translation& translation_;
  const ArticleFacts* teller_ = nullptr;  // the newest that says where its translation comes from
};

/// Looks for `unit` in an article, whose column `units` is given, and notes on which sides of it a
/// neighbour is, if those are more than were found elsewhere.
void note_context(std::string_view units, UnitKey unit, const Neighbours& neighbours,
                  Translation& translation);

}  // namespace locseg::store
