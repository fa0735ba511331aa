// The articles that an export takes.
#pragma once

#include <cstdint>
#include <functional>
#include <utility>

#include "base/unit_copies.h"
#include "locseg/identity.h"
#include "locseg/unit.h"

namespace locseg {

/// Which articles are wanted.
struct ArticleSelection {
  LanguagePair selected;  ///< an empty tag: any language
  LanguagePair unnamed;   ///< the languages of articles that name none
};

/// Hands on the articles that are wanted, and counts them. An article whose parts have only
/// unwanted articles between them is one article again.
class SelectedArticles final : public UnitSink {
 public:
  /// `sink` must outlive this. `on_article` is called for each article that is handed on.
  SelectedArticles(ArticleSelection wanted, UnitSink& sink, std::function<void()> on_article = {})
      : selection_(std::move(wanted)), on_article_(std::move(on_article)), sink_(sink) {}

  [[nodiscard]] Result<void> begin_article(const ArticleInfo& info) override;
  [[nodiscard]] Result<void> units(std::span<const Unit> units) override;
  [[nodiscard]] Result<void> change_provenance(const ArticleInfo& info) override;
  /// The article ends when another one begins.
  [[nodiscard]] Result<void> end_article() override { return {}; }
  [[nodiscard]] Result<void> finish() override;

  [[nodiscard]] std::uint64_t articles() const { return articles_; }
  [[nodiscard]] std::uint64_t segments() const { return segments_; }

 private:
  [[nodiscard]] ArticleInfo with_languages(ArticleInfo info) const;
  [[nodiscard]] Result<void> end_open();

  ArticleSelection selection_;
  std::function<void()> on_article_;
  UnitSink& sink_;
  bool wanted_ = false;        // the article that the source is in
  bool open_ = false;          // the sink is in the article `info_`
  base::OwnArticleInfo info_;  // which outlives that of the source
  std::uint64_t articles_ = 0;
  std::uint64_t segments_ = 0;
};

}  // namespace locseg
