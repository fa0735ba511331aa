// SQLite's calls and codes, turned into locseg's failures.
#include "store/sqlite/connection.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>

#include "base/disk.h"
#include "base/hex.h"
#include "base/printable.h"

namespace locseg::sqlite {
namespace {

constexpr int kHeaderSize = 100;  // https://www.sqlite.org/fileformat2.html#the_database_header

ErrorCode code_of(int code) {
  switch (code & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return ErrorCode::kBusy;
    case SQLITE_FULL:
    case SQLITE_READONLY:
      return ErrorCode::kNotWritable;
    case SQLITE_IOERR:
      return code == SQLITE_IOERR_READ || code == SQLITE_IOERR_SHORT_READ ? ErrorCode::kNotReadable
                                                                          : ErrorCode::kNotWritable;
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return ErrorCode::kNotReadable;
    case SQLITE_TOOBIG:
      return ErrorCode::kUnsupported;
    case SQLITE_INTERRUPT:
      return ErrorCode::kInterrupted;
    default:  // SQLITE_CORRUPT, SQLITE_NOTADB, and SQL that the file's tables do not fit
      return ErrorCode::kMalformed;
  }
}

std::string message_of(sqlite3* handle, int code) {
  const int system = sqlite3_system_errno(handle);
  if ((code & 0xFF) == SQLITE_IOERR && (system == ENOSPC || system == EDQUOT)) code = SQLITE_FULL;
  switch (code & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return "another process has been writing to the store for too long";
    case SQLITE_FULL:
      return "cannot write to the store: the disk is full";
    case SQLITE_TOOBIG:
      return "a text is too long for the store, which takes 1000000000 bytes";
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return std::string("the store is damaged: ") + base::printable(sqlite3_errmsg(handle));
    case SQLITE_CANTOPEN:  // SQLite's errno is that of a second try; to open it itself see `open`
      return "cannot open a file beside the store, such as its log: its folder must be writable";
    case SQLITE_IOERR:
    case SQLITE_READONLY:
      if (system != 0) {
        return std::string(sqlite3_errstr(code & 0xFF)) + ": " + std::strerror(system);
      }
      [[fallthrough]];
    default:
      return base::printable(sqlite3_errmsg(handle));
  }
}

const char* data_of(std::string_view bytes) { return bytes.data() == nullptr ? "" : bytes.data(); }

}  // namespace

base::LibraryVersion sqlite_library() { return {"SQLite", sqlite3_libversion()}; }

Result<Connection> Connection::open(const std::string& path, const std::string& name, int flags) {
  sqlite3* opened = nullptr;
  const int code = sqlite3_open_v2(name.c_str(), &opened,
                                   flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
  std::unique_ptr<sqlite3, Closer> handle(opened);
  if ((code & 0xFF) == SQLITE_CANTOPEN) {
    const auto tried = base::try_update(path, (flags & SQLITE_OPEN_CREATE) != 0);
    if (!tried) return failure(code_of(code), tried.error().message, path);
  }
  if (code != SQLITE_OK) return failure(code_of(code), message_of(handle.get(), code), path);
  return Connection(std::move(handle), path);
}

Result<Connection> Connection::open(const std::string& path, Access access) {
  // A leading ./ keeps SQLite from taking the name for a URI or for a store in memory.
  const std::string name = path.starts_with('/') ? path : "./" + path;
  const int create = access == Access::kCreate ? SQLITE_OPEN_CREATE : 0;
  return open(path, name, SQLITE_OPEN_READWRITE | create);
}

Result<Connection> Connection::open_immutable(const std::string& path) {
  std::string name = path.starts_with('/') ? "file:" : "file:./";
  for (const char c : path) {
    name += '%';
    base::append_hex_byte(name, c, base::kUpperHexDigits);
  }
  return open(path, name + "?immutable=1", SQLITE_OPEN_READONLY | SQLITE_OPEN_URI);
}

std::string Connection::header() {
  // Through SQLite's own file: a second descriptor, when closed, would drop the locks that other
  // connections of this process hold.
  sqlite3_file* file = nullptr;
  sqlite3_file_control(handle_.get(), "main", SQLITE_FCNTL_FILE_POINTER, &file);
  std::error_code error;
  const std::uintmax_t size = std::filesystem::file_size(path_, error);  // SQLite's says 0 for 1
  if (error || size == 0 || file == nullptr || file->pMethods == nullptr) return {};
  std::array<char, kHeaderSize> bytes{};  // a short read leaves zeros
  file->pMethods->xRead(file, bytes.data(), kHeaderSize, 0);
  return {bytes.data(), std::min<std::uintmax_t>(size, kHeaderSize)};
}

bool Connection::read_only() const { return sqlite3_db_readonly(handle_.get(), "main") == 1; }

void Connection::keep_log() {
  sqlite3_db_config(handle_.get(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
}

void Connection::wait_at_most(std::chrono::milliseconds patience) {
  sqlite3_busy_timeout(handle_.get(), static_cast<int>(patience.count()));
}

void Connection::run(const char* sql) {
  if (ok()) fail(sqlite3_exec(handle_.get(), sql, nullptr, nullptr, nullptr));
}

std::int64_t Connection::number(const char* sql) {
  Statement statement(*this, sql);
  return statement.step() ? statement.integer(0) : 0;
}

Result<void> Connection::status() const {
  if (ok()) return {};
  return failure(code_of(code_), message_, path_);
}

bool Connection::in_transaction() const { return sqlite3_get_autocommit(handle_.get()) == 0; }

void Connection::roll_back() {
  if (in_transaction()) sqlite3_exec(handle_.get(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void Connection::fail(int code) {
  if (!ok() || code == SQLITE_OK) return;
  code_ = code;
  message_ = message_of(handle_.get(), code);
}

Statement::Statement(Connection& connection, std::string_view sql) : connection_(connection) {
  if (!connection_.ok()) return;
  sqlite3_stmt* handle = nullptr;
  connection_.fail(sqlite3_prepare_v3(connection_.handle(), sql.data(),
                                      static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                                      &handle, nullptr));
  handle_.reset(handle);
}

Statement& Statement::bind(int parameter, std::int64_t value) {
  if (connection_.ok()) connection_.fail(sqlite3_bind_int64(handle_.get(), parameter, value));
  return *this;
}

Statement& Statement::bind(int parameter, std::string_view text) {
  if (connection_.ok()) {
    connection_.fail(sqlite3_bind_text64(handle_.get(), parameter, data_of(text), text.size(),
                                         SQLITE_STATIC, SQLITE_UTF8));
  }
  return *this;
}

Statement& Statement::bind_blob(int parameter, std::string_view bytes) {
  if (connection_.ok()) {
    connection_.fail(
        sqlite3_bind_blob64(handle_.get(), parameter, data_of(bytes), bytes.size(), SQLITE_STATIC));
  }
  return *this;
}

bool Statement::step() {
  if (!connection_.ok()) {
    if (handle_) sqlite3_reset(handle_.get());
    return false;
  }
  const int code = sqlite3_step(handle_.get());
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) connection_.fail(code);
  sqlite3_reset(handle_.get());
  return false;
}

void Statement::run() {
  while (step()) {
  }
}

std::int64_t Statement::integer(int column) const {
  return sqlite3_column_int64(handle_.get(), column);
}

std::string_view Statement::bytes(int column) const {
  // The blob call also gives a text, without copying it to put a NUL at its end.
  const void* data = sqlite3_column_blob(handle_.get(), column);
  if (data == nullptr) return {};
  return {static_cast<const char*>(data),
          static_cast<std::size_t>(sqlite3_column_bytes(handle_.get(), column))};
}

}  // namespace locseg::sqlite
