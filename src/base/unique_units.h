// Units without those that came before.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_set>

#include "locseg/unit.h"

namespace locseg::base {

/// Hands on the first unit of each pair of languages and texts. Memory: those texts.
class UniqueUnits final : public UnitSink {
 public:
  /// `sink` must outlive this.
  explicit UniqueUnits(UnitSink& sink) : sink_(sink) {}

  [[nodiscard]] Result<void> begin_article(const ArticleInfo& info) override;
  [[nodiscard]] Result<void> units(std::span<const Unit> units) override;
  [[nodiscard]] Result<void> change_provenance(const ArticleInfo& info) override;
  [[nodiscard]] Result<void> end_article() override { return sink_.end_article(); }
  [[nodiscard]] Result<void> finish() override { return sink_.finish(); }

  /// How many units were not handed on.
  [[nodiscard]] std::uint64_t repeated() const { return repeated_; }

 private:
  UnitSink& sink_;
  std::string languages_;  // of the open article
  std::unordered_set<std::string> seen_;
  std::uint64_t repeated_ = 0;
};

}  // namespace locseg::base
