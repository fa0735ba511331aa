// The engine on a server, and opening one.
#include <memory>

#include "base/try.h"
#include "store/layout/engine_store.h"
#include "store/postgresql/postgresql.h"
#include "store/postgresql/reader.h"
#include "store/postgresql/schema.h"
#include "store/postgresql/session.h"
#include "store/postgresql/writer.h"

namespace locseg::postgresql {
namespace {

class ServerEngine final : public store::Engine {
 public:
  ServerEngine(std::unique_ptr<Session> session, bool is_spread)
      : session_(std::move(session)), writer_(*session_, is_spread) {}

  Result<void> open_view(bool to_write) override {
    if (session_->in_transaction()) return session_->status();
    if (to_write) {
      writer_.begin();
    } else {
      session_->run("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    }
    return session_->status();
  }
  void close_view() override { session_->roll_back(); }

  Result<std::vector<StoredArticle>> articles() override { return read_articles(*session_); }
  Result<void> read(UnitSink& sink) override { return read_units(*session_, sink); }
  Result<void> read(const ArticleKey& article, UnitSink& sink) override {
    return read_article(*session_, article, sink);
  }
  Result<void> read_replaced(const ArticleKey& article, UnitSink& sink) override {
    return postgresql::read_replaced(*session_, article, sink);
  }
  Result<StoreCounts> counts() override { return read_counts(*session_); }

  Result<void> write(store::Batch& batch, store::Commit commit) override {
    return writer_.write(batch, commit);
  }
  Result<void> note_replaced(const ArticleKey& article, std::span<const Unit> units) override {
    if (begun_) LOCSEG_TRY(open_view(true));
    return postgresql::note_replaced(*session_, article, units);
  }
  Result<void> begin() override {
    begun_ = true;
    return session_->status();
  }
  Result<void> finish() override {
    begun_ = false;
    return session_->in_transaction() ? writer_.commit() : session_->status();
  }
  // A commit that waits for the disk takes those before it along.
  Result<void> make_durable() override {
    flush_log(*session_);
    return session_->status();
  }

 private:
  std::unique_ptr<Session> session_;
  Writer writer_;
  bool begun_ = false;
};

}  // namespace

Result<std::unique_ptr<Store>> open(const std::string& url, StoreMode mode,
                                    const store::StoreOptions& options) {
  const bool reading = mode == StoreMode::kRead;
  auto session = Session::open(url, reading);
  LOCSEG_TRY(session);
  (*session)->wait_at_most(options.patience);
  if (!reading) {
    LOCSEG_TRY(create_schema(**session, 1));
  }
  LOCSEG_TRY(check_schema(**session));
  const bool is_spread = read_store_row(**session).is_spread;
  auto engine = std::make_unique<ServerEngine>(std::move(*session), is_spread);
  if (reading) return store::reading_store(std::move(engine));
  return store::updating_store(std::move(engine), options);
}

Result<void> rebuild_match_index(const std::string& url) {
  auto session = Session::open(url, false);
  LOCSEG_TRY(session);
  LOCSEG_TRY(check_schema(**session));
  return Writer(**session, read_store_row(**session).is_spread).rebuild_index();
}

Result<void> set_up(const std::string& url, const StorePlaces& places) {
  const std::int64_t parts = places.parts;
  if (parts < 1 || parts > kMaxParts || (parts & (parts - 1)) != 0) {
    return failure(ErrorCode::kMisuse, "parts: expected a power of two up to " +
                                           std::to_string(kMaxParts) + ", found " +
                                           std::to_string(parts));
  }
  auto session = Session::open(url, false);
  LOCSEG_TRY(session);
  (*session)->wait_at_most(store::StoreOptions().patience);
  LOCSEG_TRY(create_schema(**session, parts, places.shards));
  LOCSEG_TRY(check_schema(**session));
  return create_roles(**session);
}

}  // namespace locseg::postgresql
