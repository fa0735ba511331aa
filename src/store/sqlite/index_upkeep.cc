#include "store/sqlite/index_upkeep.h"

#include "base/try.h"
#include "store/sqlite/schema.h"
#include "store/sqlite/store.h"

namespace locseg::sqlite {
namespace {

// Forgets the tables of an index whose pages are too damaged to be emptied; make_match_tables_whole
// makes others. Where the rest of the store is sound, the pages are given back.
Result<void> abandon_match_tables(const std::string& path) {
  auto connection = connect_updating(path);
  LOCSEG_TRY(connection);
  connection->run(
      "PRAGMA writable_schema=ON; DELETE FROM sqlite_schema WHERE tbl_name GLOB 'match_*'; "
      "PRAGMA writable_schema=RESET");
  LOCSEG_TRY(connection->status());
  connection->run("VACUUM");
  return {};
}

}  // namespace

Result<void> write_index(const std::string& path, const std::function<void(MatchWriter&)>& write) {
  // Opening it to write would make a store if there is none.
  LOCSEG_TRY(connect_reading(path));
  auto connection = connect_updating(path);
  LOCSEG_TRY(connection);
  // Rows are appended, a page after the other: a large cache would hold what is not read again.
  connection->run("PRAGMA cache_size=-4000");
  {
    Rows rows(*connection);
    MatchWriter writer(*connection, rows);
    connection->run("BEGIN IMMEDIATE");
    writer.begin();
    write(writer);
    connection->run("COMMIT");
  }
  auto written = connection->status();
  if (!written) connection->roll_back();
  return written;
}

Result<void> rebuild_match_index(const std::string& path) {
  const auto rebuild = [](MatchWriter& writer) { writer.rebuild(); };
  auto done = write_index(path, rebuild);
  if (done || done.error().code != ErrorCode::kMalformed) return done;
  LOCSEG_TRY(abandon_match_tables(path));
  done = write_index(path, rebuild);
  if (!done && done.error().code == ErrorCode::kMalformed) {
    done.error().message += "; export what can be read of it to a new store";
  }
  return done;
}

}  // namespace locseg::sqlite
