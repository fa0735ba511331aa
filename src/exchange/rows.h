// Rows of a table of units on their way to groups.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "locseg/exchange.h"

namespace locseg::exchange {

/// What a row may say, by the names that JSON Lines and tables share. Empty where it says nothing.
struct UnitRow {
  std::string article;
  std::string line;
  std::string id;
  std::string source_lang;
  std::string target_lang;
  std::string source;
  std::string target;
  std::string translation_type;
  std::string recovered;
};

/// The field of `row` that `key` names; null for an unknown key.
[[nodiscard]] std::string* field_of(UnitRow& row, std::string_view key);

/// Collects rows of one article, and puts them as a group when another article begins.
class RowGroups {
 public:
  explicit RowGroups(UnitSink& sink) : sink_(sink) {}
  [[nodiscard]] Result<void> add(const UnitRow& row);
  /// To be called after the last row.
  [[nodiscard]] Result<void> finish();

 private:
  UnitSink& sink_;
  std::vector<UnitRow> rows_;  // of one article; used again
  std::size_t used_ = 0;
};

/// Where `offset` of `bytes` is: lines and, in code points, columns from 1.
[[nodiscard]] Position position_at(std::string_view bytes, std::size_t offset);

}  // namespace locseg::exchange
