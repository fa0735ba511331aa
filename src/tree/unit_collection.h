// Units of stores and exchange files as articles that have names.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "locseg/tree.h"
#include "locseg/unit.h"
#include "tree/article_names.h"

namespace locseg {

/// Copies the units of a store or an exchange file. Read it after `finish`. Parts of one article
/// that others came between are joined.
class UnitCollection final : public ArticleSource, public UnitSink {
 public:
  /// `place` is what messages call it. `written` makes names of what articles are called there.
  /// Those that are named as lying in the folder `below` (a name, too) are found in `names()` by
  /// their paths below it.
  explicit UnitCollection(std::string place, ArticleNames written = ArticleNames(),
                          std::string below = {});
  ~UnitCollection() override;

  [[nodiscard]] Result<void> begin_article(const ArticleInfo& info) override;
  [[nodiscard]] Result<void> units(std::span<const Unit> units) override;
  [[nodiscard]] Result<void> end_article() override;
  [[nodiscard]] Result<void> finish() override;

  [[nodiscard]] const std::vector<std::string>& names() const override { return names_; }
  [[nodiscard]] std::string article_name(std::size_t index) const override;
  [[nodiscard]] std::string place(std::size_t index) const override;
  [[nodiscard]] bool is_file() const override { return false; }
  [[nodiscard]] Result<void> read(std::size_t index, SourcedArticle& into) const override;

 private:
  struct Entry;

  std::string place_;
  ArticleNames written_;
  std::string below_;
  std::vector<std::string> names_;
  std::vector<std::unique_ptr<Entry>> entries_;
  std::unique_ptr<base::Arena> texts_;  // that the views point into
};

}  // namespace locseg
