// A sink that hands on to another one.
#pragma once

#include "locseg/unit.h"

namespace locseg::base {

/// Hands on the articles that are wanted, as they come.
class UnitFilter : public UnitSink {
 public:
  /// `sink` must outlive this.
  explicit UnitFilter(UnitSink& sink) : sink_(sink) {}

  [[nodiscard]] Result<void> begin_article(const ArticleInfo& info) override;
  [[nodiscard]] Result<void> units(std::span<const Unit> units) override;
  [[nodiscard]] Result<void> change_provenance(const ArticleInfo& info) override;
  [[nodiscard]] Result<void> end_article() override;
  [[nodiscard]] Result<void> finish() override;

 private:
  /// Asked once an article, at its beginning.
  [[nodiscard]] virtual Result<bool> wants(const ArticleInfo& info) = 0;

  UnitSink& sink_;
  bool wanted_ = false;  // the article that is open
};

}  // namespace locseg::base
