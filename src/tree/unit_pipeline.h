/// Units of any source, worked on by several threads and delivered in order.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string_view>

#include "locseg/result.h"
#include "locseg/unit.h"

namespace locseg {

/// Some units of an article that follow one another. Views end when `deliver` returns.
struct UnitPiece {
  ArticleInfo info;
  std::span<const Unit> units;  ///< none if the article has none
  std::string_view before;  ///< the source right before these in the article; empty at its start
  std::string_view after;   ///< the one right after
  bool begins = false;      ///< the article begins here
  std::size_t slot = 0;     ///< which of `slots()` it is in, for what work leaves for delivery
};

/// Copies units, and works on a few thousand of them at a time. Pieces are small, so that
/// one large article keeps all threads busy, too.
class UnitPipeline final : public UnitSink {
 public:
  /// Runs on several threads at a time, each with its own piece.
  using Work = std::function<void(const UnitPiece&)>;
  /// Runs on one piece at a time, in the order in which they came; a failure stops all.
  using Deliver = std::function<Result<void>(const UnitPiece&)>;

  /// `threads`: threads; 0: as many as there are processors.
  UnitPipeline(unsigned threads, Work work, Deliver deliver);
  ~UnitPipeline() override;

  /// How many pieces may be in flight.
  [[nodiscard]] std::size_t slots() const;

  [[nodiscard]] Result<void> begin_article(const ArticleInfo& info) override;
  /// kInterrupted after `interrupt_tree` (tree.h), and what `deliver` failed with, maybe of earlier
  /// units. So do `end_article` and `finish`.
  [[nodiscard]] Result<void> units(std::span<const Unit> units) override;
  [[nodiscard]] Result<void> change_provenance(const ArticleInfo& info) override;
  [[nodiscard]] Result<void> end_article() override;
  [[nodiscard]] Result<void> finish() override;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace locseg
