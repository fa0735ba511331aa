// An article's rows, as an engine reads them, made units of and given to a sink.
#pragma once

#include <cstddef>
#include <deque>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/unit_copies.h"
#include "locseg/store.h"
#include "locseg/unit.h"
#include "store/layout/occurrences.h"

namespace locseg::store {

/// What an engine has of one unit.
struct UnitTexts {
  std::string_view target;
  std::string_view source;
  std::int64_t state = 0;
};

/// The units of one part of an article after another, with the memory that their texts live in.
class PartUnits {
 public:
  /// Sets the texts, which hold until its next call. False if there is no such unit.
  using Find = std::function<bool(UnitKey key, UnitTexts& texts)>;

  /// False if the columns make no sense or name units that are not there.
  [[nodiscard]] bool read(std::string_view id_prefix, std::string_view units,
                          std::string_view places, const Find& find);
  [[nodiscard]] std::span<const Unit> units() const { return units_; }

 private:
  std::string& next_text();

  std::vector<Unit> units_;
  std::deque<std::string> texts_;  // id, target and source of a unit in one; they stay in place
  std::size_t used_ = 0;
};

/// Gives articles to a sink, part by part.
class PartFeed {
 public:
  explicit PartFeed(UnitSink& sink) : sink_(sink) {}
  /// `last`: the article has no further part.
  [[nodiscard]] Result<void> add(const ArticleInfo& info, std::span<const Unit> units, bool last);

 private:
  UnitSink& sink_;
  base::OwnArticleInfo open_;  // the row is gone when the next part comes
  bool goes_on_ = false;
};

/// The failure of an article whose columns `PartUnits` could not read.
[[nodiscard]] Result<void> damaged_article(std::string_view path, const std::string& store);

/// What imports replaced in an article, as an article. `next` sets the next unit or returns false.
[[nodiscard]] Result<void> feed_replaced(const ArticleKey& key, UnitSink& sink,
                                         const std::function<bool(Unit&)>& next);

}  // namespace locseg::store
