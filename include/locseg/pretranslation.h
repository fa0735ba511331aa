/// Pretranslation: filling what has no translation yet from a memory.
///
/// A unit is filled where its target is empty, or is its source and nothing says that a person left
/// it so: then it was never translated. Any other target is a translation and stays.
///
/// It gets the best match that reaches the least score. Where a match differs from the source only
/// in numbers, addresses and code spans, and each that differs stands in the match's source once
/// and in its target once (numbers also with point and comma changed over), these are put in place:
/// the match is *adapted*, and keeps its score. Of several best matches the first in the order of
/// answers (leverage.h) is taken, but one that can be adapted before one of the same score that
/// cannot.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "locseg/article.h"
#include "locseg/leverage.h"
#include "locseg/result.h"
#include "locseg/unit.h"

namespace locseg {

/// True for a unit that has no translation. `translation_type` is that of its article or file.
[[nodiscard]] bool is_untranslated(const Unit& unit, std::string_view translation_type);

/// A memory open for filling. One thread at a time.
class Pretranslator {
 public:
  /// `options.limit` is not looked at. kMisuse where the store has several languages and none of
  /// them is named.
  [[nodiscard]] static Result<Pretranslator> open(const std::string& store, LookupOptions options);

  /// What each unit of an article is to be filled with. `kind` says how its codes are written.
  [[nodiscard]] Result<std::vector<Filling>> fill(const UnitGroup& group, ArticleKind kind);

  /// See Leverage.
  [[nodiscard]] const std::string& notice() const { return leverage_.notice(); }
  [[nodiscard]] const LookupOptions& options() const { return leverage_.options(); }

 private:
  explicit Pretranslator(TranslationMemory leverage) : leverage_(std::move(leverage)) {}
  TranslationMemory leverage_;
};

/// The units that a group has when it was filled; views into `group` and `fillings`.
[[nodiscard]] std::vector<Unit> filled_units(const UnitGroup& group,
                                             std::span<const Filling> fillings);

}  // namespace locseg
