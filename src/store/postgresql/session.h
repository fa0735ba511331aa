// A connection to a server, in C++.
//
// A session remembers its first failure. From then on every call on it does nothing and gives no
// rows, so a run of statements is written plainly and judged once, with `Session::status`.
//
// Rows of COPY are sent by a further thread while the caller makes the next ones; every other call
// waits until they are taken.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/background.h"
#include "locseg/result.h"
#include "store/postgresql/binary_values.h"
#include "store/postgresql/libpq.h"

namespace locseg::postgresql {

/// The rows of an answer, in binary form.
class Answer {
 public:
  Answer() = default;
  Answer(const Libpq& libpq, PGresult* result) : libpq_(&libpq), result_(result, Clear{&libpq}) {}

  [[nodiscard]] int rows() const { return result_ ? libpq_->PQntuples(result_.get()) : 0; }
  /// Columns count from 0. A null is 0, or no bytes. Bytes end with the answer.
  [[nodiscard]] std::int64_t integer(int row, int column) const {
    return number_of(bytes(row, column));
  }
  [[nodiscard]] std::string_view bytes(int row, int column) const {
    return {libpq_->PQgetvalue(result_.get(), row, column),
            static_cast<std::size_t>(libpq_->PQgetlength(result_.get(), row, column))};
  }
  [[nodiscard]] PGresult* handle() const { return result_.get(); }

 private:
  struct Clear {
    const Libpq* libpq;
    void operator()(PGresult* result) const { libpq->PQclear(result); }
  };
  const Libpq* libpq_ = nullptr;
  std::unique_ptr<PGresult, Clear> result_{nullptr, Clear{nullptr}};
};

class Session {
 public:
  /// Connects. `reading`: the server refuses every change.
  [[nodiscard]] static Result<std::unique_ptr<Session>> open(const std::string& url, bool reading);
  /// Connects once more, with the same URL.
  [[nodiscard]] Result<std::unique_ptr<Session>> open_another() const { return open(url_, false); }
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;
  ~Session();

  /// Runs statements; what rows they give is dropped.
  void run(const std::string& sql);
  [[nodiscard]] Answer ask(const char* sql, const Parameters& parameters = {});
  /// The first column of the first row as a number; 0 if there is no row.
  [[nodiscard]] std::int64_t number(const char* sql);

  /// Prepares `sql` under `name`, once a session.
  void prepare(const char* name, const char* sql, const std::vector<unsigned>& types);
  /// Asks a prepared statement with each of the parameters, all in one round trip. Call `take_all`
  /// before anything else; it gives nothing if not all could be sent.
  void send_all(const char* name, std::span<const Parameters> each);
  /// Takes the answers to the `count` that were sent, in order.
  void take_all(std::size_t count, const std::function<void(std::size_t, Answer)>& take);

  /// `COPY TABLE(COLUMNS) FROM STDIN (FORMAT binary)` of what `fill` appends: it is called until it
  /// returns false. What the server says of the rows comes with the next call.
  void copy(const std::string& table_and_columns, const std::function<bool(CopyRows&)>& fill);

  void wait_at_most(std::chrono::milliseconds patience);
  [[nodiscard]] bool in_transaction() const;
  /// Ends the transaction that is under way, if one is, without its changes.
  void roll_back();

  [[nodiscard]] bool ok() const;
  [[nodiscard]] Result<void> status() const;
  /// True if the server ended the connection.
  [[nodiscard]] bool is_cut() const;
  /// The SQLSTATE of the failure; empty if it has none.
  [[nodiscard]] const std::string& state() const {
    sending_.wait();
    return state_;
  }
  void fail(ErrorCode code, std::string message);
  /// Ends the transaction that is under way, without its changes, and forgets the failure. False if
  /// the connection is of no more use: it was cut, or has answers that nothing takes.
  [[nodiscard]] bool recover();

  /// What a URL says, by the names that libpq has for it; nothing if it makes no sense.
  [[nodiscard]] std::vector<std::pair<std::string, std::string>> options_of(
      const std::string& url) const;

  /// The URL as it may be shown.
  [[nodiscard]] const std::string& shown() const { return shown_; }
  [[nodiscard]] int server_version() const { return libpq_.PQserverVersion(handle_); }

 private:
  Session(const Libpq& libpq, PGconn* handle, const std::string& url);
  [[nodiscard]] bool has_ended() const;
  bool judge(PGresult* result);
  void begin_copy(const std::string& sql);
  void send_rows(const std::string& bytes);
  void end_copy();
  void note_failure(ErrorCode code, std::string message);
  [[nodiscard]] std::string scrubbed(std::string_view message) const;

  const Libpq& libpq_;
  PGconn* handle_;
  std::string url_;
  std::string shown_;
  std::atomic<bool> failed_ = false;  // set after what says why
  ErrorCode code_ = ErrorCode::kNotReadable;
  std::string message_;
  std::string state_;
  std::vector<std::string> prepared_;
  mutable base::Background sending_;
};

}  // namespace locseg::postgresql
