// Joins leverage, which finds targets, with merge, which proves that an article can hold them, and
// with the files of exchange.
#include "workflow/fill_article.h"

#include <utility>

#include "base/try.h"
#include "base/whole_articles.h"
#include "locseg/exchange.h"
#include "locseg/merge.h"
#include "locseg/tree.h"

namespace locseg {
namespace {

// Fills what a filler finds in a file.
class MemoryFillSource final : public FillSource {
 public:
  MemoryFillSource(Pretranslator& memory, const FillObserver& observer)
      : memory_(memory), observer_(observer) {}

  Result<std::vector<Filling>> fill(const UnitGroup& group) override {
    if (is_tree_interrupted()) return failure(ErrorCode::kInterrupted, "interrupted");
    return memory_.fill(group, article_kind(group.info.path, {}));
  }

  void filled(const UnitGroup& group, std::span<const Filling> fillings) override {
    observer_(group, fillings);
  }

 private:
  Pretranslator& memory_;
  const FillObserver& observer_;
};

// Fills the articles of a file one by one, and hands them on.
class TableFiller final : public base::WholeArticles {
 public:
  TableFiller(Pretranslator& memory, const FillObserver& observer, UnitSink* next)
      : memory_(memory), observer_(observer), next_(next) {}

 private:
  Result<void> take(const UnitGroup& article) override {
    if (is_tree_interrupted()) return failure(ErrorCode::kInterrupted, "interrupted");
    const auto fillings = memory_.fill(article, article_kind(article.info.path, {}));
    LOCSEG_TRY(fillings);
    observer_(article, *fillings);
    if (next_ == nullptr) return {};
    return next_->put({article.info, filled_units(article, *fillings)});
  }

  Pretranslator& memory_;
  const FillObserver& observer_;
  UnitSink* next_;
};

}  // namespace

Result<FilledArticle> fill_article(Pretranslator& memory, const Article& article,
                                   const UnitGroup& group) {
  auto fillings = memory.fill(group, article.kind());
  LOCSEG_TRY(fillings);
  const std::vector<Unit> filled = filled_units(group, *fillings);
  std::vector<Unit> edited;
  std::vector<std::size_t> edited_at;  // in `fillings`
  for (std::size_t i = 0; i < fillings->size(); ++i) {
    if ((*fillings)[i].outcome != FillOutcome::kFilled) continue;
    edited.push_back(filled[i]);
    edited_at.push_back(i);
  }
  if (edited.empty()) return FilledArticle{std::string(article.bytes()), std::move(*fillings)};
  MergeOptions options;
  options.on_stale = OnStale::kSkip;
  auto merged = merge_units(article, edited, options);
  LOCSEG_TRY(merged);
  for (std::size_t k = 0; k < edited.size(); ++k) {
    MergedUnit& unit = merged->units[k];
    if (unit.outcome == EditOutcome::kApplied) continue;
    Filling& filling = (*fillings)[edited_at[k]];
    filling.outcome = FillOutcome::kRefused;
    filling.reason = std::move(unit.reason);
  }
  return FilledArticle{std::move(merged->bytes), std::move(*fillings)};
}

Result<FilledFile> fill_file(Pretranslator& memory, const UnitPath& job,
                             const FillObserver& observer) {
  MemoryFillSource source(memory, observer);
  return fill_units(*job.format, job.path, source);
}

Result<void> fill_table(Pretranslator& memory, const UnitPath& job, const FillObserver& observer,
                        UnitSink* out) {
  TableFiller filler(memory, observer, out);
  return read_untranslated(*job.format, job.path, filler);
}

}  // namespace locseg
