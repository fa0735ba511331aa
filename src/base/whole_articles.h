// A sink that sees each article as a whole.
#pragma once

#include "base/unit_copies.h"
#include "locseg/unit.h"

namespace locseg::base {

/// Collects the units of each article. Memory: that of the largest.
class WholeArticles : public UnitSink {
 public:
  [[nodiscard]] Result<void> begin_article(const ArticleInfo& info) final;
  [[nodiscard]] Result<void> units(std::span<const Unit> units) final;
  [[nodiscard]] Result<void> end_article() final;

 private:
  /// Takes one article. Views end when this returns. Of several provenances it says the first.
  [[nodiscard]] virtual Result<void> take(const UnitGroup& article) = 0;

  UnitCopies copies_;
};

}  // namespace locseg::base
