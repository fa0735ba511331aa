// A store whose sources are on other servers.
//
// This server has the articles and all that is small; each of the others has the tables that grow
// with the sources (spread_tables.h), for a range of parts. Here they are partitions that are
// foreign tables of postgres_fdw, so statements are the same as of a store in one place.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "locseg/result.h"
#include "store/postgresql/session.h"

namespace locseg::postgresql {

/// Makes the tables on each of the servers, whose URLs are given, and their partitions here, within
/// the transaction that is open here. Parts are dealt out evenly. `session` must be allowed to
/// create the extension postgres_fdw, or have it and be allowed to use it. What a URL says of user
/// and password is kept in a user mapping for every role: what roles may do is decided here.
/// kMisuse if there are fewer parts than servers, two URLs mean one schema of a database or one
/// means that of the store, or a server holds sources already, or tables of an older version.
[[nodiscard]] Result<void> spread_over(Session& session, std::int64_t parts,
                                       std::span<const std::string> urls);

}  // namespace locseg::postgresql
