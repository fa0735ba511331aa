// Sources and their translations as a search reads them.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "locseg/unit.h"
#include "store/fuzzy/fuzzy_search.h"
#include "store/layout/translation_uses.h"
#include "store/sqlite/connection.h"

namespace locseg::sqlite {

/// Whether reading failed, the connection tells.
class MatchUnits {
 public:
  explicit MatchUnits(Connection& connection);

  /// The languages' numbers in the store.
  void choose(std::int64_t source_lang, std::int64_t target_lang);
  /// See FuzzySearch.
  void prefer(std::function<bool(std::string_view)> is_preferred);
  /// What was read is of an earlier state.
  void forget();

  /// As FuzzySearch has them. A call for the source of the call before reads nothing again.
  [[nodiscard]] std::optional<std::string_view> source(store::SourceNumber number);
  void translations(store::SourceNumber number, const store::Neighbours& neighbours,
                    const std::function<void(const store::Translation&)>& take);

 private:
  struct HeldUnit {
    std::int64_t id = 0;
    std::string target;
    TranslationState state = TranslationState::kTranslated;
  };

  void read(store::SourceNumber number);
  void note_context(std::int64_t unit, const store::Neighbours& neighbours,
                    std::optional<std::vector<std::int64_t>>& around,
                    store::Translation& translation);
  [[nodiscard]] std::vector<std::int64_t> articles_around(const store::Neighbours& neighbours);
  void read_uses(std::int64_t unit);
  const store::ArticleFacts& article(std::int64_t id);

  Statement units_, uses_, uses_of_source_, article_, article_units_;
  std::int64_t source_lang_ = -1;
  std::int64_t target_lang_ = -1;
  std::function<bool(std::string_view)> is_preferred_;
  // Of the source that was read last.
  std::optional<store::SourceNumber> number_;
  std::optional<std::string> text_;
  std::vector<HeldUnit> held_;
  std::unordered_map<std::int64_t, store::ArticleFacts> articles_;
  std::vector<std::int64_t> used_by_;
};

}  // namespace locseg::sqlite
