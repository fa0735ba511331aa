// The tables that grow with the sources, and the views of them that a search asks. A store has them
// in its own database, or as partitions that are foreign tables, one on each of its servers.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "store/postgresql/session.h"

namespace locseg::postgresql {

/// Makes the schema that the search path names first, if none of the path is there.
void create_named_schema(Session& session);

/// Makes the tables, their requests and views, for rows that are here.
void create_spread_tables(Session& session);

/// Makes the same as partitioned tables without partitions.
void create_parents(Session& session);

/// Makes the partitions of parts from `first` up to, not including, `end`: foreign tables of a
/// server that has the tables in `schema`. `number` tells them from others.
struct Shard {
  std::string server;
  std::string schema;
  std::int64_t number = 0;
  std::int64_t first = 0;
  std::int64_t end = 0;
};
void create_partitions(Session& session, const Shard& shard);

/// What version 1 lacks, of those in a store of that version.
void upgrade_spread_tables(Session& session);

/// Of these tables, the server is to analyze only what it plans by.
void leave_out_statistics(Session& session);

/// `text` as a name and as a value in SQL.
[[nodiscard]] std::string quoted_name(std::string_view text);
[[nodiscard]] std::string quoted_value(std::string_view text);

}  // namespace locseg::postgresql
