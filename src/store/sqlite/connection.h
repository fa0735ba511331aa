// A small C++ face of SQLite: an open file, and prepared statements that let go by themselves.
//
// A connection remembers its first failure. From then on every call on it or on its statements does
// nothing and every loop over rows ends, so a run of statements is written plainly and judged once,
// with `Connection::status`.
#pragma once

#include <sqlite3.h>

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/library_version.h"
#include "locseg/result.h"

namespace locseg::sqlite {

[[nodiscard]] base::LibraryVersion sqlite_library();

class Connection {
 public:
  enum class Access : std::uint8_t { kReadWrite, kCreate };

  /// Opens the file at `path` without reading from it, taking a lock on it or making a file beside
  /// it. `path` is a plain name: `file:x` and `:memory:` are files of that name. A file that may
  /// not be written is opened for reading.
  [[nodiscard]] static Result<Connection> open(const std::string& path, Access access);
  /// For a file that is not written and beside which none can be made.
  [[nodiscard]] static Result<Connection> open_immutable(const std::string& path);

  /// The first bytes of the file as they are on disk, at most 100.
  [[nodiscard]] std::string header();

  /// True if the file can only be read, although it was opened to be written.
  [[nodiscard]] bool read_only() const;

  /// Leaves the log as it is on closing, where it would be moved into the file.
  void keep_log();

  void wait_at_most(std::chrono::milliseconds patience);

  /// Runs statements that give no rows.
  void run(const char* sql);
  /// The first column of the first row; 0 if there is no row.
  [[nodiscard]] std::int64_t number(const char* sql);

  [[nodiscard]] bool ok() const { return code_ == SQLITE_OK; }
  /// The first failure, if there was one.
  [[nodiscard]] Result<void> status() const;
  [[nodiscard]] bool in_transaction() const;
  /// Ends the transaction that is under way, if one is, without its changes.
  void roll_back();
  /// Remembers `code` with SQLite's own words for it, unless something failed before.
  void fail(int code);

  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] sqlite3* handle() const { return handle_.get(); }

 private:
  struct Closer {
    void operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
  };
  Connection(std::unique_ptr<sqlite3, Closer> handle, std::string path)
      : handle_(std::move(handle)), path_(std::move(path)) {}
  static Result<Connection> open(const std::string& path, const std::string& name, int flags);

  std::unique_ptr<sqlite3, Closer> handle_;
  std::string path_;
  int code_ = SQLITE_OK;
  std::string message_;
};

/// A prepared statement of a connection, which must outlive it and not move meanwhile.
class Statement {
 public:
  Statement(Connection& connection, std::string_view sql);

  /// Parameters count from 1. A text is stored byte for byte, NUL and broken UTF-8 too; it must
  /// stay where it is until the statement is done.
  Statement& bind(int parameter, std::int64_t value);
  Statement& bind(int parameter, std::string_view text);
  Statement& bind_blob(int parameter, std::string_view bytes);

  /// Goes to the next row. False, and ready to be bound and run again, after the last one.
  [[nodiscard]] bool step();
  /// Runs to the end.
  void run();
  /// Leaves the rows that were not read.
  void reset() { sqlite3_reset(handle_.get()); }

  /// Columns count from 0. A text ends with the next `step`.
  [[nodiscard]] std::int64_t integer(int column) const;
  [[nodiscard]] std::string_view bytes(int column) const;

 private:
  struct Finalizer {
    void operator()(sqlite3_stmt* handle) const { sqlite3_finalize(handle); }
  };
  Connection& connection_;
  std::unique_ptr<sqlite3_stmt, Finalizer> handle_;
};

}  // namespace locseg::sqlite
