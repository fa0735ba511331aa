// Rows that one statement takes from memory: `INSERT INTO t SELECT … FROM rows`. Twice as fast as a
// statement run for every row, which opens the table, looks for its last page and closes it again.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

#include "store/sqlite/connection.h"

namespace locseg::sqlite {

/// A text without data is null to SQL, an empty one is not. Texts must stay where they are until
/// all rows are taken.
struct Row {
  std::int64_t first = 0;
  std::int64_t second = 0;
  std::int64_t third = 0;
  std::int64_t fourth = 0;
  std::string_view text;
  std::string_view other_text;
};

/// The table `rows(first, second, third, fourth, text, other_text)` of a connection. There is one;
/// it must outlive the statements that read it.
class Rows {
 public:
  /// Sets the next row, or returns false after the last.
  using Next = std::function<bool(Row&)>;

  explicit Rows(Connection& connection);
  Rows(const Rows&) = delete;
  Rows& operator=(const Rows&) = delete;
  ~Rows();

  /// Runs `statement`, which finds in `rows` what `next` gives, once, and calls `take` at each of
  /// its own rows.
  void feed(Statement& statement, const Next& next, const std::function<void()>& take = {});

  /// The row being read; false at the end.
  bool advance() { return next_ != nullptr && (*next_)(row_); }
  [[nodiscard]] const Row& row() const { return row_; }

 private:
  Connection& connection_;
  const Next* next_ = nullptr;
  Row row_;
};

}  // namespace locseg::sqlite
