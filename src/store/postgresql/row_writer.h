// Bulk rows for tables that may be spread over servers.
#pragma once

#include <functional>
#include <string>

#include "store/postgresql/session.h"

namespace locseg::postgresql {

class RowWriter {
 public:
  /// `is_spread`: the tables are partitions on other servers. Then rows are staged on this one
  /// first, since COPY sends a foreign table one row at a time.
  RowWriter(Session& session, bool is_spread) : session_(session), is_spread_(is_spread) {}
  [[nodiscard]] bool is_spread() const { return is_spread_; }

  /// Appends the rows that `fill` gives (Session::copy).
  void append(const std::string& table, const std::string& columns,
              const std::function<bool(CopyRows&)>& fill);

 private:
  Session& session_;
  bool is_spread_;
};

}  // namespace locseg::postgresql
