// Joins what finds targets with merge, which proves that an article can hold them, and with the
// files of exchange.
#include "workflow/fill_article.h"

#include <utility>

#include "base/read_to_end.h"
#include "base/try.h"
#include "base/whole_articles.h"
#include "locseg/exchange.h"
#include "locseg/merge.h"
#include "locseg/tree.h"

namespace locseg {
namespace {

// Fills what a filler finds in a file.
class SuppliedFillSource final : public FillSource {
 public:
  SuppliedFillSource(TargetSupply& supply, const FillObserver& observer)
      : supply_(supply), observer_(observer) {}

  Result<std::vector<Filling>> fill(const UnitGroup& group,
                                    const std::vector<bool>& open) override {
    if (is_tree_interrupted()) return failure(ErrorCode::kInterrupted, "interrupted");
    return supply_.fill(group, {.kind = article_kind(group.info.path, {}), .open = &open});
  }

  void filled(const UnitGroup& group, std::span<const Filling> fillings) override {
    observer_(group, fillings);
  }

 private:
  TargetSupply& supply_;
  const FillObserver& observer_;
};

// Fills the articles of a file one by one, and hands them on.
class TableFiller final : public base::WholeArticles {
 public:
  TableFiller(TargetSupply& supply, const FillObserver& observer, UnitSink* next)
      : supply_(supply), observer_(observer), next_(next) {}

 private:
  Result<void> take(const UnitGroup& article) override {
    if (is_tree_interrupted()) return failure(ErrorCode::kInterrupted, "interrupted");
    const auto fillings = supply_.fill(article, {.kind = article_kind(article.info.path, {})});
    LOCSEG_TRY(fillings);
    observer_(article, *fillings);
    if (next_ == nullptr) return {};
    return next_->put({article.info, filled_units(article, *fillings)});
  }

  TargetSupply& supply_;
  const FillObserver& observer_;
  UnitSink* next_;
};

}  // namespace

FillPlace fill_place_of(const Article& article) {
  return {.kind = article.kind(), .says_states = false};
}

Result<FilledArticle> fill_article(TargetSupply& supply, const Article& article,
                                   const UnitGroup& group) {
  auto fillings = supply.fill(group, fill_place_of(article));
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
  // What is similar enough was asked for.
  auto merged = merge_units(article, edited, {.on_stale = OnStale::kSkip, .use_fuzzy = true});
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

Result<void> JobFile::keep() {
  const auto file = open_bytes(file_.path);
  LOCSEG_TRY(file);
  return base::read_to_end(**file, bytes_.emplace());
}

Result<std::unique_ptr<ByteSource>> JobFile::open() const {
  if (bytes_) return std::make_unique<MemoryBytes>(*bytes_, std::size_t{256} << 10);
  return open_bytes(file_.path);
}

Result<FilledFile> fill_file(TargetSupply& supply, const JobFile& job,
                             const FillObserver& observer) {
  SuppliedFillSource source(supply, observer);
  const auto file = job.open();
  LOCSEG_TRY(file);
  return fill_units(job.format(), **file, job.where().path, source);
}

Result<void> fill_table(TargetSupply& supply, const JobFile& job, const FillObserver& observer,
                        UnitSink* out) {
  TableFiller filler(supply, observer, out);
  const auto file = job.open();
  LOCSEG_TRY(file);
  return job.format().reader->read_untranslated(**file, job.where().path, filler);
}

}  // namespace locseg
