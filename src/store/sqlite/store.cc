// A store open for reading holds one read transaction from its first read to its end, so all it
// says is of one moment. A store open for update gathers articles in memory and takes the write
// lock only while it writes them out, so that several processes can take turns; its own reads write
// out first what waits.
#include "store/sqlite/store.h"

#include <filesystem>
#include <optional>
#include <system_error>

#include "base/try.h"
#include "store/sqlite/batch.h"
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

class ReadingStore final : public Store {
 public:
  explicit ReadingStore(Connection connection) : connection_(std::move(connection)) {}

  Result<void> begin_article(const ArticleInfo&) override { return refuse(); }
  Result<void> resume_article(const ArticleInfo&) override { return refuse(); }
  Result<void> units(std::span<const Unit>) override { return refuse(); }
  Result<void> end_article() override { return refuse(); }
  Result<void> remove(const ArticleKey&) override { return refuse(); }
  Result<void> note_replaced(const ArticleKey&, std::span<const Unit>) override { return refuse(); }
  Result<void> begin() override { return refuse(); }
  Result<void> commit() override { return refuse(); }

  Result<std::vector<StoredArticle>> articles() override {
    open_view();
    return read_articles(connection_);
  }
  Result<void> read(UnitSink& sink) override {
    open_view();
    return read_units(connection_, sink);
  }
  Result<void> read(const ArticleKey& article, UnitSink& sink) override {
    open_view();
    return read_article(connection_, article, sink);
  }
  Result<void> read_replaced(const ArticleKey& article, UnitSink& sink) override {
    open_view();
    return sqlite::read_replaced(connection_, article, sink);
  }
  Result<StoreCounts> counts() override {
    open_view();
    return read_counts(connection_);
  }

 private:
  static Result<void> refuse() {
    return failure(ErrorCode::kMisuse, "the store is open for reading only");
  }
  void open_view() {
    if (!begun_) connection_.run("BEGIN");
    begun_ = true;
  }

  Connection connection_;
  bool begun_ = false;
};

class UpdatingStore final : public Store {
 public:
  UpdatingStore(Connection connection, const StoreOptions& options)
      : connection_(std::move(connection)),
        writer_(connection_),
        options_(options),
        batch_(options.part_segments) {}

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
    LOCSEG_TRY(flush());
    connection_.run("PRAGMA synchronous=FULL");  // which cannot be said later, in the transaction
    as_one_ = true;
    return connection_.status();
  }

  Result<void> commit() override {
    if (as_one_) {
      as_one_ = false;
      LOCSEG_TRY(flush());
      if (connection_.in_transaction()) connection_.run("COMMIT");
      connection_.run("PRAGMA synchronous=NORMAL");
    } else if (batch_.empty()) {
      // What was written by itself may not be on the disk yet.
      if (unsynced_) connection_.run("PRAGMA wal_checkpoint(PASSIVE)");
    } else {
      connection_.run("PRAGMA synchronous=FULL");
      LOCSEG_TRY(flush());
      connection_.run("PRAGMA synchronous=NORMAL");
    }
    unsynced_ = false;
    return connection_.status();
  }

  Result<std::vector<StoredArticle>> articles() override {
    LOCSEG_TRY(open_view());
    auto articles = read_articles(connection_);
    close_view();
    return articles;
  }
  Result<void> read(UnitSink& sink) override {
    LOCSEG_TRY(open_view());
    auto read = read_units(connection_, sink);
    close_view();
    return read;
  }
  Result<void> read(const ArticleKey& article, UnitSink& sink) override {
    LOCSEG_TRY(open_view());
    auto read = read_article(connection_, article, sink);
    close_view();
    return read;
  }
  Result<void> note_replaced(const ArticleKey& article, std::span<const Unit> units) override {
    LOCSEG_TRY(flush());
    if (as_one_ && !connection_.in_transaction()) connection_.run("BEGIN IMMEDIATE");
    Statement insert(connection_,
                     "INSERT OR IGNORE INTO replaced(path, source_lang, target_lang, id, source, "
                     "target) VALUES(?1, ?2, ?3, ?4, ?5, ?6)");
    for (const Unit& unit : units) {
      insert.bind(1, article.path).bind(2, article.source_lang).bind(3, article.target_lang);
      insert.bind(4, unit.id).bind(5, unit.source).bind(6, unit.target).run();
    }
    return connection_.status();
  }
  Result<void> read_replaced(const ArticleKey& article, UnitSink& sink) override {
    LOCSEG_TRY(open_view());
    auto read = sqlite::read_replaced(connection_, article, sink);
    close_view();
    return read;
  }
  Result<StoreCounts> counts() override {
    LOCSEG_TRY(open_view());
    auto counts = read_counts(connection_);
    close_view();
    return counts;
  }

 private:
  // An article without segments takes memory, too.
  static constexpr std::size_t kSegmentsOfAnArticle = 8;

  // What is read is of one moment; between `begin` and `commit` that of the writing transaction.
  Result<void> open_view() {
    LOCSEG_TRY(flush());
    if (!connection_.in_transaction()) connection_.run(as_one_ ? "BEGIN IMMEDIATE" : "BEGIN");
    return connection_.status();
  }
  void close_view() {
    if (!as_one_) connection_.roll_back();
  }

  Result<void> flush_when_full() {
    const std::size_t segments =
        batch_.segments() + batch_.articles().size() * kSegmentsOfAnArticle;
    if (segments < options_.batch_segments && batch_.text_bytes() < options_.batch_bytes) return {};
    return flush();
  }

  Result<void> flush() {
    batch_.cut_article();
    if (batch_.empty()) return {};
    auto written = writer_.write(batch_, as_one_);
    batch_.clear();
    unsynced_ = true;
    return written;
  }

  Connection connection_;
  Writer writer_;
  StoreOptions options_;
  Batch batch_;
  bool unsynced_ = false;
  bool as_one_ = false;  // from `begin` to `commit`
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
    if (whole = check_schema(*connection, path); !whole) return tl::unexpected(whole.error());
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
  if (mode == StoreMode::kRead) return std::make_unique<ReadingStore>(std::move(*connection));
  return std::make_unique<UpdatingStore>(std::move(*connection), options);
}

}  // namespace locseg::sqlite
