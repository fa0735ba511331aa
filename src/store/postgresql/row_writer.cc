// Inserts go to foreign tables in batches (shards.cc, batch_size).
#include "store/postgresql/row_writer.h"

namespace locseg::postgresql {

void RowWriter::append(const std::string& table, const std::string& columns,
                       const std::function<bool(CopyRows&)>& fill) {
  if (!is_spread_) {
    session_.copy(table + '(' + columns + ')', fill);
    return;
  }
  const std::string staged = "staged_" + table;
  session_.run("CREATE TEMP TABLE IF NOT EXISTS " + staged + "(LIKE " + table +
               ") ON COMMIT DELETE ROWS; TRUNCATE " + staged);
  session_.copy(staged + '(' + columns + ')', fill);
  session_.run("INSERT INTO " + table + '(' + columns + ") SELECT " + columns + " FROM " + staged);
}

}  // namespace locseg::postgresql
