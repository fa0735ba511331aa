// Opening a file as a store: what it is, in which way SQLite can share it, and the engine on it.
#include "store/sqlite/store.h"

#include <filesystem>
#include <memory>
#include <system_error>

#include "base/try.h"
#include "store/layout/engine_store.h"
#include "store/sqlite/connection.h"
#include "store/sqlite/match_index.h"
#include "store/sqlite/reader.h"
#include "store/sqlite/schema.h"
#include "store/sqlite/writer.h"

namespace locseg::sqlite {
namespace {

constexpr const char* kReadSettings =
    "PRAGMA query_only=ON; PRAGMA cache_size=-16000; PRAGMA temp_store=MEMORY";

// A commit that is not synced at once can only be lost whole, with those after it. The log is
// moved into the file when it has 64 MiB, so that an index page which many batches touch is moved
// once; it is cut back afterwards.
constexpr const char* kWriteSettings =
    "PRAGMA cache_size=-24000; PRAGMA temp_store=MEMORY; PRAGMA synchronous=NORMAL; "
    "PRAGMA secure_delete=OFF; PRAGMA wal_autocheckpoint=16384; "
    "PRAGMA journal_size_limit=67108864";

class SqliteEngine final : public store::Engine {
 public:
  explicit SqliteEngine(Connection connection) : connection_(std::move(connection)) {}

  Result<void> open_view(bool to_write) override {
    if (!connection_.in_transaction()) connection_.run(to_write ? "BEGIN IMMEDIATE" : "BEGIN");
    return connection_.status();
  }
  void close_view() override { connection_.roll_back(); }

  Result<std::vector<StoredArticle>> articles() override { return read_articles(connection_); }
  Result<void> read(UnitSink& sink) override { return read_units(connection_, sink); }
  Result<void> read(const ArticleKey& article, UnitSink& sink) override {
    return read_article(connection_, article, sink);
  }
  Result<void> read_replaced(const ArticleKey& article, UnitSink& sink) override {
    return sqlite::read_replaced(connection_, article, sink);
  }
  Result<StoreCounts> counts() override { return read_counts(connection_); }

  Result<void> write(Batch& batch, store::Commit commit) override {
    if (!writer_) writer_ = std::make_unique<Writer>(connection_);
    // The level cannot be changed in the transaction.
    const bool durable = commit == store::Commit::kDurable;
    if (durable) connection_.run("PRAGMA synchronous=FULL");
    LOCSEG_TRY(writer_->write(batch, commit == store::Commit::kLater));
    if (durable) connection_.run("PRAGMA synchronous=NORMAL");
    return connection_.status();
  }

  Result<void> note_replaced(const ArticleKey& article, std::span<const Unit> units) override {
    if (begun_) LOCSEG_TRY(open_view(true));
    Statement insert(connection_,
                     "INSERT OR IGNORE INTO replaced(path, source_lang, target_lang, id, source, "
                     "target) VALUES(?1, ?2, ?3, ?4, ?5, ?6)");
    for (const Unit& unit : units) {
      insert.bind(1, article.path).bind(2, article.source_lang).bind(3, article.target_lang);
      insert.bind(4, unit.id).bind(5, unit.source).bind(6, unit.target).run();
    }
    return connection_.status();
  }

  Result<void> begin() override {
    connection_.run("PRAGMA synchronous=FULL");
    begun_ = true;
    return connection_.status();
  }
  Result<void> finish() override {
    begun_ = false;
    if (connection_.in_transaction()) connection_.run("COMMIT");
    connection_.run("PRAGMA synchronous=NORMAL");
    return connection_.status();
  }
  Result<void> make_durable() override {
    connection_.run("PRAGMA wal_checkpoint(PASSIVE)");
    return connection_.status();
  }

 private:
  Connection connection_;
  std::unique_ptr<Writer> writer_;
  bool begun_ = false;
};

// What is at `path`, as far as can be said without opening it.
Result<void> check_place(const std::string& path, StoreMode mode) {
  if (path.empty() || path.find('\0') != std::string::npos) {
    return failure(ErrorCode::kMisuse, "no name for a store", path);
  }
  std::error_code error;
  const auto status = std::filesystem::status(path, error);
  switch (status.type()) {
    case std::filesystem::file_type::regular:
      return {};
    case std::filesystem::file_type::not_found:
      if (mode == StoreMode::kUpdate) return {};
      return failure(ErrorCode::kNotFound, "no such store", path);
    case std::filesystem::file_type::none:
      return failure(ErrorCode::kNotReadable, error.message(), path);
    case std::filesystem::file_type::directory:
      return failure(ErrorCode::kUnsupported, "not a locseg store: found a folder", path);
    default:
      return failure(ErrorCode::kUnsupported,
                     "not a locseg store: found a device, pipe or socket, expected a file", path);
  }
}

// SQLite says in one way that a file cannot be opened, be it to read or to write.
Error writing(Error error) {
  if (error.code == ErrorCode::kNotReadable) error.code = ErrorCode::kNotWritable;
  return error;
}

bool has_log(const std::string& path) {
  std::error_code error;
  return std::filesystem::exists(path + "-wal", error) || error;
}

}  // namespace

// Opened as if to write, because only such a connection takes away, when it is the last, the two
// files that readers and writers share; it writes nothing, and what a killed writer left in its log
// it leaves there.
Result<Connection> connect_reading(const std::string& path, const StoreOptions& options) {
  LOCSEG_TRY(check_place(path, StoreMode::kRead));
  const bool had_log = has_log(path);
  auto connection = Connection::open(path, Connection::Access::kReadWrite);
  LOCSEG_TRY(connection);
  auto found = recognize(*connection, path);
  LOCSEG_TRY(found);
  if (*found == Found::kNothing) {
    return failure(ErrorCode::kUnsupported, "not a locseg store: found an empty file", path);
  }
  connection->wait_at_most(options.patience);
  if (had_log) connection->keep_log();
  connection->run(kReadSettings);
  if (auto whole = check_schema(*connection, path); !whole) {
    // Where no file can be made beside the store, SQLite cannot share it with a writer; but then
    // there is none, unless its log is there.
    const ErrorCode code = whole.error().code;
    const bool unshared = code == ErrorCode::kNotReadable || code == ErrorCode::kNotWritable;
    if (!unshared || has_log(path)) {
      return tl::unexpected(whole.error());
    }
    connection = Connection::open_immutable(path);
    LOCSEG_TRY(connection);
    connection->run(kReadSettings);
    LOCSEG_TRY(check_schema(*connection, path));
  }
  return connection;
}

Result<Connection> connect_updating(const std::string& path, const StoreOptions& options) {
  LOCSEG_TRY(check_place(path, StoreMode::kUpdate));
  auto connection = Connection::open(path, Connection::Access::kCreate);
  if (!connection) return tl::unexpected(writing(connection.error()));
  auto found = recognize(*connection, path);
  LOCSEG_TRY(found);
  if (connection->read_only()) {
    return failure(ErrorCode::kNotWritable, "the store may be read but not written", path);
  }
  connection->wait_at_most(options.patience);
  if (auto made = create_schema(*connection); !made) return tl::unexpected(writing(made.error()));
  connection->run(kWriteSettings);
  make_match_tables_whole(*connection);
  LOCSEG_TRY(check_schema(*connection, path));
  return connection;
}

Result<std::unique_ptr<Store>> open(const std::string& path, StoreMode mode,
                                    const StoreOptions& options) {
  auto connection =
      mode == StoreMode::kRead ? connect_reading(path, options) : connect_updating(path, options);
  LOCSEG_TRY(connection);
  auto engine = std::make_unique<SqliteEngine>(std::move(*connection));
  if (mode == StoreMode::kRead) return store::reading_store(std::move(engine));
  return store::updating_store(std::move(engine), options);
}

}  // namespace locseg::sqlite
