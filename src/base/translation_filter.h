// Units that are translations, and of what is none as much as is wanted.
#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "locseg/unit.h"

namespace locseg::base {

/// Hands on translations and the suggestions that are wanted, and counts what it skips. An article
/// of which it skips all is skipped, too.
class TranslationFilter final : public UnitSink {
 public:
  struct Wanted {
    bool untranslated = false;
    bool fuzzy = false;
    bool unreviewed = false;

    [[nodiscard]] bool takes(TranslationState state) const {
      return is_translation(state) || (untranslated && state == TranslationState::kUntranslated) ||
             (fuzzy && state == TranslationState::kFuzzy) ||
             (unreviewed && state == TranslationState::kUnreviewed);
    }
  };

  /// `sink` must outlive this.
  TranslationFilter(Wanted wanted, UnitSink& sink) : wanted_(wanted), sink_(sink) {}

  [[nodiscard]] Result<void> begin_article(const ArticleInfo& info) override;
  [[nodiscard]] Result<void> units(std::span<const Unit> units) override;
  [[nodiscard]] Result<void> change_provenance(const ArticleInfo& info) override;
  [[nodiscard]] Result<void> end_article() override;
  [[nodiscard]] Result<void> finish() override { return sink_.finish(); }

  [[nodiscard]] std::uint64_t skipped(TranslationState state) const {
    return skipped_[static_cast<std::size_t>(state)];
  }
  [[nodiscard]] std::uint64_t skipped() const;
  [[nodiscard]] std::uint64_t taken() const { return taken_; }
  /// `skipped 3 untranslated, 1 fuzzy segments`; empty if it skipped nothing.
  [[nodiscard]] std::string summary() const;

 private:
  [[nodiscard]] Result<void> begin();

  Wanted wanted_;
  UnitSink& sink_;
  ArticleInfo info_;          // of the open article, which the sink may not know yet
  bool begun_ = false;        // the sink knows it
  bool has_skipped_ = false;  // something of it
  std::uint64_t taken_ = 0;
  std::array<std::uint64_t, 3> skipped_{};  // by state, of those that are no translations
};

}  // namespace locseg::base
