// A sink for what looks at units one by one, whatever articles they are in.
#pragma once

#include <functional>
#include <utility>

#include "locseg/unit.h"

namespace locseg::base {

/// Calls a function for each unit, in order. Its first failure ends the stream.
class EachUnit final : public UnitSink {
 public:
  using Look = std::function<Result<void>(const Unit&)>;
  explicit EachUnit(Look look, bool wants_origins = false)
      : look_(std::move(look)), wants_origins_(wants_origins) {}

  [[nodiscard]] bool wants_origins() const override { return wants_origins_; }
  [[nodiscard]] Result<void> begin_article(const ArticleInfo& /*info*/) override { return {}; }
  [[nodiscard]] Result<void> units(std::span<const Unit> units) override;
  [[nodiscard]] Result<void> end_article() override { return {}; }

 private:
  Look look_;
  bool wants_origins_;
};

}  // namespace locseg::base
