// Rows of a table of units on their way to articles.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "locseg/exchange.h"

namespace locseg::exchange {

/// What a row may say, in the order and, down to `recovered`, by the names that JSON Lines and
/// tables share. Empty where it says nothing.
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
  std::string source_commit;
  std::string handoff;
  std::string heading;
  std::string state_word;     ///< as `field_state` takes it
  std::string fuzzy;          ///< `true` in any case: what translate-toolkit's tables say
  bool opaque_codes = false;  ///< as in `Unit`
  /// What the words of the file say; of the texts it knows nothing.
  TranslationState state = TranslationState::kTranslated;
  UnitOrigin origin;  ///< its texts must live until the row is added

  /// Empties all, and keeps their memory.
  void clear();
  /// What a copy copies.
  [[nodiscard]] std::size_t bytes() const;
};

/// The field that `key` names; null for an unknown key.
[[nodiscard]] std::string UnitRow::*member_of(std::string_view key);

/// Makes articles of rows: neighbours that say the same of their article and its provenance. Some
/// thousand units are collected at a time.
class RowArticles {
 public:
  explicit RowArticles(UnitSink& sink) : sink_(sink), wants_origins_(sink.wants_origins()) {}
  /// Whether `UnitRow::origin` is of use.
  [[nodiscard]] bool wants_origins() const { return wants_origins_; }
  [[nodiscard]] Result<void> add(const UnitRow& row);
  /// Lets go of the sink, for others to use: an article that is open ends, and begins again with
  /// the units that are collected now.
  [[nodiscard]] Result<void> interrupt();
  /// To be called after the last row.
  [[nodiscard]] Result<void> finish();

 private:
  [[nodiscard]] Result<void> hand_over();

  UnitSink& sink_;
  bool wants_origins_;
  UnitRow first_;      // whose article the rows share
  std::string texts_;  // of the rows: id, source, target, heading, flags, plural, context of each
  std::vector<Unit> units_;          // with views of the right sizes, into nothing until they go
  std::vector<UnitOrigin> origins_;  // of the units, if they are wanted
  bool open_ = false;                // the sink is in the article
};

}  // namespace locseg::exchange
