// The check of the articles of a store.
#pragma once

#include <memory>
#include <string>
#include <utility>

#include "check/engine/unit_check.h"
#include "check/engine/whole_run.h"
#include "locseg/identity.h"
#include "locseg/unit.h"

namespace locseg {

/// Checks one article of a store after another. What looks at them again, as rules about all
/// articles do, opens the store.
class StoredArticles final : public UnitSink {
 public:
  /// Of the store at `path`. `run` must outlive this.
  StoredArticles(std::string path, check::WholeRun& run) : path_(std::move(path)), run_(&run) {}

  [[nodiscard]] bool wants_origins() const override { return true; }
  [[nodiscard]] Result<void> begin_article(const ArticleInfo& info) override;
  [[nodiscard]] Result<void> change_provenance(const ArticleInfo& info) override;
  [[nodiscard]] Result<void> units(std::span<const Unit> units) override;
  [[nodiscard]] Result<void> end_article() override;

 private:
  // The open article by itself.
  [[nodiscard]] check::UnitOpener reopened() const;

  std::string path_;
  check::WholeRun* run_;
  std::string name_;  // of the open article
  LanguagePair languages_;
  std::unique_ptr<check::UnitCheck> check_;
};

}  // namespace locseg
