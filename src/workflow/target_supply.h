/// What units are filled with, whatever they are in.
#pragma once

#include <vector>

#include "locseg/article.h"
#include "locseg/memory.h"
#include "locseg/result.h"
#include "locseg/unit.h"

namespace locseg {

/// What a group of units is in.
struct FillPlace {
  ArticleKind kind = ArticleKind::kMarkdown;  ///< how its codes are written
  /// It can say of each unit that a machine translated it.
  bool says_states = true;
  /// What can be filled, one for each unit; null: what `is_untranslated` says.
  const std::vector<bool>* open = nullptr;
};

/// Says what to fill units with. One thread at a time.
class TargetSupply {
 public:
  virtual ~TargetSupply() = default;
  /// One for each unit.
  [[nodiscard]] virtual Result<std::vector<Filling>> fill(const UnitGroup& group,
                                                          const FillPlace& place) = 0;
};

/// A memory alone.
class MemorySupply final : public TargetSupply {
 public:
  /// `memory` must outlive this.
  explicit MemorySupply(Pretranslator& memory) : memory_(memory) {}

  Result<std::vector<Filling>> fill(const UnitGroup& group, const FillPlace& place) override {
    return memory_.fill(group, place.kind);
  }

 private:
  Pretranslator& memory_;
};

}  // namespace locseg
