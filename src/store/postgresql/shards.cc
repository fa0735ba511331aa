// https://www.postgresql.org/docs/15/postgres-fdw.html
#include "store/postgresql/shards.h"

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

#include "base/try.h"
#include "store/layout/engine.h"
#include "store/postgresql/spread_tables.h"

namespace locseg::postgresql {
namespace {

// async_capable: all servers work at a time. fetch_size and batch_size: rows that go there and back
// together; no batch may have more than 65,535 values. The options: postgres_fdw reads from
// cursors, and all of each; rows are found by indexes, whatever the statistics say.
constexpr const char* kWrapper =
    " FOREIGN DATA WRAPPER postgres_fdw OPTIONS(async_capable 'true', fetch_size '10000', "
    "batch_size '2000', options '-c cursor_tuple_fraction=1 -c enable_seqscan=off -c jit=off'";

// Of a URL: what says who asks, and what is not for a foreign server. The schema is named apart.
constexpr std::string_view kOfUser[] = {"user", "password", "sslcert", "sslkey", "sslpassword"};
constexpr std::string_view kLeftOut[] = {"options",         "application_name",
                                         "client_encoding", "fallback_application_name",
                                         "replication",     "passfile"};

template <class Names>
bool is_one_of(const Names& names, std::string_view name) {
  return std::ranges::find(names, name) != std::end(names);
}

std::string option(std::string_view name, std::string_view value) {
  return ", " + quoted_name(name) + ' ' + quoted_value(value);
}

// Where a session's tables are, whatever the URL calls it. A server is told by the moment it was
// started, which every role may ask; a copy of another has the identifier of that, but not this.
// The schema of a shard may not be there yet.
std::string place_of(Session& session) {
  const Answer place = session.ask(R"(
    SELECT concat_ws(' ', extract(epoch FROM pg_postmaster_start_time()), current_setting('port'),
      quote_ident(current_database()), quote_ident(coalesce(current_schema(),
      (parse_ident(split_part(current_setting('search_path'), ',', 1)))[1]))))");
  return place.rows() == 0 ? std::string() : std::string(place.bytes(0, 0));
}

// `own` is where the store is.
Result<std::vector<std::unique_ptr<Session>>> open_shards(std::span<const std::string> urls,
                                                          const std::string& own) {
  std::vector<std::unique_ptr<Session>> shards;
  std::vector<std::string> places;
  for (const std::string& url : urls) {
    auto shard = Session::open(url, false);
    LOCSEG_TRY(shard);
    (*shard)->wait_at_most(store::StoreOptions().patience);
    std::string place = place_of(**shard);
    LOCSEG_TRY((*shard)->status());
    if (place == own) {
      return failure(ErrorCode::kMisuse, "a store cannot be its own shard", (*shard)->shown());
    }
    if (is_one_of(places, place)) {
      return failure(ErrorCode::kMisuse, "the schema of this database is another shard already",
                     (*shard)->shown());
    }
    places.push_back(std::move(place));
    shards.push_back(std::move(*shard));
  }
  return shards;
}

// Makes the tables of a shard on its own server. Sets `schema` and `user` to those of the session.
Result<void> make_there(Session& session, std::string& schema, std::string& user) {
  session.run("BEGIN");
  create_named_schema(session);
  if (session.number("SELECT count(to_regclass('source'))") == 0) {
    create_spread_tables(session);
  } else if (session.number("SELECT count(to_regclass('held_unit'))") == 0) {
    session.fail(ErrorCode::kMisuse, "the database has tables of an older locseg");
  } else if (session.number("SELECT count(*) FROM (SELECT FROM source LIMIT 1) AS any_row") != 0) {
    session.fail(ErrorCode::kMisuse, "the database holds sources already");
  }
  const Answer names = session.ask("SELECT current_schema()::text, session_user::text");
  if (names.rows() == 1) {
    schema = names.bytes(0, 0);
    user = names.bytes(0, 1);
  }
  session.run("COMMIT");
  session.roll_back();
  return session.status();
}

}  // namespace

Result<void> spread_over(Session& session, std::int64_t parts, std::span<const std::string> urls) {
  const auto count = static_cast<std::int64_t>(urls.size());
  if (parts < count) {
    return failure(ErrorCode::kMisuse, "fewer parts than servers", session.shown());
  }
  session.run("CREATE EXTENSION IF NOT EXISTS postgres_fdw");
  const Answer about = session.ask(
      "SELECT current_schema()::text, (SELECT rolsuper FROM pg_roles WHERE rolname=current_user)");
  LOCSEG_TRY(session.status());
  const std::string here(about.bytes(0, 0));
  const bool is_superuser = about.integer(0, 1) != 0;
  const auto shards = open_shards(urls, place_of(session));
  LOCSEG_TRY(shards);
  create_parents(session);
  for (std::int64_t i = 0; i < count; ++i) {
    Shard shard{.server = here + "_shard_" + std::to_string(i + 1),
                .schema = {},
                .number = i + 1,
                .first = i * parts / count,
                .end = (i + 1) * parts / count};
    std::string user;
    const auto at = static_cast<std::size_t>(i);
    LOCSEG_TRY(make_there(*(*shards)[at], shard.schema, user));
    std::string server;
    std::string mapping = " OPTIONS(" + option("user", user).substr(2);
    for (const auto& [name, value] : session.options_of(urls[at])) {
      if (name == "user" || is_one_of(kLeftOut, name)) continue;
      (is_one_of(kOfUser, name) ? mapping : server) += option(name, value);
    }
    if (is_superuser) mapping += option("password_required", "false");
    const std::string name = quoted_name(shard.server);
    session.run(std::string("CREATE SERVER ").append(name).append(kWrapper).append(server) + ")");
    session.run("CREATE USER MAPPING FOR PUBLIC SERVER " + std::string(name).append(mapping) + ")");
    create_partitions(session, shard);
  }
  return session.status();
}

}  // namespace locseg::postgresql
