// When a batch is written, and what a view is of.
#include "store/layout/engine_store.h"

#include <utility>

#include "base/try.h"
#include "store/layout/batch.h"

namespace locseg::store {
namespace {

class ReadingStore final : public Store {
 public:
  explicit ReadingStore(std::unique_ptr<Engine> engine) : engine_(std::move(engine)) {}

  Result<void> begin_article(const ArticleInfo&) override { return refuse(); }
  Result<void> resume_article(const ArticleInfo&) override { return refuse(); }
  Result<void> units(std::span<const Unit>) override { return refuse(); }
  Result<void> end_article() override { return refuse(); }
  Result<void> remove(const ArticleKey&) override { return refuse(); }
  Result<void> note_replaced(const ArticleKey&, std::span<const Unit>) override { return refuse(); }
  Result<void> begin() override { return refuse(); }
  Result<void> commit() override { return refuse(); }

  Result<std::vector<StoredArticle>> articles() override {
    LOCSEG_TRY(engine_->open_view(false));
    return engine_->articles();
  }
  Result<void> read(UnitSink& sink) override {
    LOCSEG_TRY(engine_->open_view(false));
    return engine_->read(sink);
  }
  Result<void> read(const ArticleKey& article, UnitSink& sink) override {
    LOCSEG_TRY(engine_->open_view(false));
    return engine_->read(article, sink);
  }
  Result<void> read_replaced(const ArticleKey& article, UnitSink& sink) override {
    LOCSEG_TRY(engine_->open_view(false));
    return engine_->read_replaced(article, sink);
  }
  Result<StoreCounts> counts() override {
    LOCSEG_TRY(engine_->open_view(false));
    return engine_->counts();
  }

 private:
  static Result<void> refuse() {
    return failure(ErrorCode::kMisuse, "the store is open for reading only");
  }

  std::unique_ptr<Engine> engine_;
};

class UpdatingStore final : public Store {
 public:
  UpdatingStore(std::unique_ptr<Engine> engine, const StoreOptions& options)
      : engine_(std::move(engine)), options_(options), batch_(options.part_segments) {}

  Result<void> begin_article(const ArticleInfo& info) override {
    batch_.begin_article(info, false);
    return {};
  }
  Result<void> resume_article(const ArticleInfo& info) override {
    batch_.begin_article(info, true);
    return {};
  }
  Result<void> units(std::span<const Unit> units) override {
    batch_.add(units);
    return as_one_ ? flush_when_full() : Result<void>();
  }
  Result<void> change_provenance(const ArticleInfo& info) override {
    batch_.change_provenance(info);
    return {};
  }
  Result<void> end_article() override {
    batch_.end_article();
    return flush_when_full();
  }

  Result<void> remove(const ArticleKey& article) override {
    batch_.remove(article);
    return flush_when_full();
  }

  Result<void> begin() override {
    LOCSEG_TRY(flush(Commit::kSoon));
    as_one_ = true;
    return engine_->begin();
  }

  Result<void> commit() override {
    if (as_one_) {
      as_one_ = false;
      LOCSEG_TRY(flush(Commit::kLater));
      LOCSEG_TRY(engine_->finish());
    } else if (!batch_.empty()) {
      LOCSEG_TRY(flush(Commit::kDurable));
    } else if (unsynced_) {
      LOCSEG_TRY(engine_->make_durable());
    }
    unsynced_ = false;
    return {};
  }

  Result<std::vector<StoredArticle>> articles() override {
    LOCSEG_TRY(open_view());
    auto articles = engine_->articles();
    close_view();
    return articles;
  }
  Result<void> read(UnitSink& sink) override {
    LOCSEG_TRY(open_view());
    auto read = engine_->read(sink);
    close_view();
    return read;
  }
  Result<void> read(const ArticleKey& article, UnitSink& sink) override {
    LOCSEG_TRY(open_view());
    auto read = engine_->read(article, sink);
    close_view();
    return read;
  }
  Result<void> note_replaced(const ArticleKey& article, std::span<const Unit> units) override {
    LOCSEG_TRY(flush());
    return engine_->note_replaced(article, units);
  }
  Result<void> read_replaced(const ArticleKey& article, UnitSink& sink) override {
    LOCSEG_TRY(open_view());
    auto read = engine_->read_replaced(article, sink);
    close_view();
    return read;
  }
  Result<StoreCounts> counts() override {
    LOCSEG_TRY(open_view());
    auto counts = engine_->counts();
    close_view();
    return counts;
  }

 private:
  // An article without segments takes memory, too.
  static constexpr std::size_t kSegmentsOfAnArticle = 8;

  // What is read is of one moment; between `begin` and `commit` that of the writing transaction.
  Result<void> open_view() {
    LOCSEG_TRY(flush());
    return engine_->open_view(as_one_);
  }
  void close_view() {
    if (!as_one_) engine_->close_view();
  }

  Result<void> flush_when_full() {
    const std::size_t segments =
        batch_.segments() + batch_.articles().size() * kSegmentsOfAnArticle;
    if (segments < options_.batch_segments && batch_.text_bytes() < options_.batch_bytes) return {};
    return flush();
  }

  Result<void> flush() { return flush(as_one_ ? Commit::kLater : Commit::kSoon); }

  Result<void> flush(Commit commit) {
    batch_.cut_article();
    if (batch_.empty()) return {};
    auto written = engine_->write(batch_, commit);
    batch_.clear();
    unsynced_ = true;
    return written;
  }

  std::unique_ptr<Engine> engine_;
  StoreOptions options_;
  Batch batch_;
  bool unsynced_ = false;
  bool as_one_ = false;  // from `begin` to `commit`
};

}  // namespace

std::unique_ptr<Store> reading_store(std::unique_ptr<Engine> engine) {
  return std::make_unique<ReadingStore>(std::move(engine));
}

std::unique_ptr<Store> updating_store(std::unique_ptr<Engine> engine, const StoreOptions& options) {
  return std::make_unique<UpdatingStore>(std::move(engine), options);
}

}  // namespace locseg::store
