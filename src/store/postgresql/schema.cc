// DDL in PostgreSQL is transactional, so a store is made by one transaction, and so is one of an
// older version made one of this.
#include "store/postgresql/schema.h"

#include "base/try.h"
#include "locseg/identity.h"
#include "store/postgresql/search_sql.h"
#include "store/postgresql/shards.h"
#include "store/postgresql/spread_tables.h"

namespace locseg::postgresql {
namespace {

// A lock by number, for what has no table yet: "LSEG".
constexpr const char* kMakingLock = "SELECT pg_advisory_xact_lock(1280525639)";

constexpr const char* kSmallTables = R"(
CREATE TABLE locseg_store(
  version int NOT NULL,
  parts int NOT NULL,
  match_version text NOT NULL,
  last_source bigint NOT NULL,
  last_row bigint NOT NULL);
CREATE TABLE language(id int PRIMARY KEY, tag bytea NOT NULL UNIQUE);
CREATE TABLE article(
  id bigint PRIMARY KEY,
  path_hash bigint NOT NULL,
  path bytea NOT NULL,
  content bytea NOT NULL,
  source_lang int NOT NULL REFERENCES language,
  target_lang int NOT NULL REFERENCES language,
  part int NOT NULL,
  translation_type bytea NOT NULL,
  source_commit bytea NOT NULL,
  handoff bytea NOT NULL,
  id_prefix bytea NOT NULL,
  segments bigint NOT NULL,
  units bytea NOT NULL,
  places bytea NOT NULL);
CREATE INDEX article_path ON article(path_hash);
CREATE TABLE replaced(
  source_hash bigint NOT NULL,
  path_hash bigint NOT NULL,
  path bytea NOT NULL,
  source_lang bytea NOT NULL,
  target_lang bytea NOT NULL,
  id bytea NOT NULL,
  source bytea NOT NULL,
  target bytea NOT NULL);
CREATE INDEX replaced_path ON replaced(path_hash, source_hash);
CREATE TABLE match_language(
  source_lang int NOT NULL,
  target_lang int NOT NULL,
  PRIMARY KEY(source_lang, target_lang));
)";

// What is new in version 2.
constexpr const char* kOfVersion2 = R"(
ALTER TABLE locseg_store ADD COLUMN servers int NOT NULL DEFAULT 0;
CREATE SEQUENCE source_number MINVALUE 0;
CREATE SEQUENCE posting_row MINVALUE 0;
CREATE SEQUENCE article_id MINVALUE 0;
SELECT setval('source_number', last_source), setval('posting_row', last_row),
       setval('article_id', (SELECT coalesce(max(id), 0) FROM article)) FROM locseg_store;
ALTER TABLE locseg_store DROP COLUMN last_source, DROP COLUMN last_row;
CREATE TABLE dropped(
  part smallint NOT NULL,
  source bigint NOT NULL,
  ordinal int NOT NULL,
  article bigint NOT NULL);
)";

// What is new in version 4. Wide columns come first, so that no bytes are lost between them.
constexpr const char* kOfVersion4 = R"(
ALTER TABLE locseg_store
  ADD COLUMN order_number int NOT NULL DEFAULT 0,
  ADD COLUMN order_sources bigint NOT NULL DEFAULT 0,
  ADD COLUMN term_order bytea NOT NULL DEFAULT '';
CREATE TABLE rare(
  row bigint NOT NULL,
  term int NOT NULL,
  part smallint NOT NULL,
  last smallint NOT NULL,
  first smallint NOT NULL,
  spots bigint[] NOT NULL,
  marks bigint[] NOT NULL,
  more bigint[] NOT NULL,
  PRIMARY KEY(part, term, last, row));
ALTER TABLE rare ALTER spots SET STATISTICS 0, ALTER marks SET STATISTICS 0,
  ALTER more SET STATISTICS 0;
)";

constexpr const char* kView = R"(
CREATE VIEW translation AS
  SELECT encode(s.tag, 'escape') AS source_lang, encode(t.tag, 'escape') AS target_lang,
         locseg_plain(source.text) AS source, locseg_plain(unit.target) AS target,
         CASE unit.state WHEN 1 THEN 'fuzzy' WHEN 2 THEN 'unreviewed' ELSE '' END AS state
  FROM unit
  JOIN source ON source.part = unit.part AND source.number = unit.source
  JOIN language AS s ON s.id = source.lang
  JOIN language AS t ON t.id = unit.lang;
)";

// Shows what is no UTF-8, or has a NUL, with escapes.
constexpr const char* kPlain = R"(
CREATE FUNCTION locseg_plain(bytes bytea) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
  RETURN convert_from(bytes, 'UTF8');
EXCEPTION WHEN OTHERS THEN
  RETURN encode(bytes, 'escape');
END $$;
)";

// Roles belong to the whole server; another store may have made them.
constexpr const char* kRoles = R"(
DO $$
DECLARE here text := quote_ident(current_schema());
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'locseg_writer') THEN
    CREATE ROLE locseg_writer NOLOGIN;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'locseg_reader') THEN
    CREATE ROLE locseg_reader NOLOGIN;
  END IF;
  EXECUTE 'GRANT USAGE ON SCHEMA ' || here || ' TO locseg_writer, locseg_reader';
  EXECUTE 'GRANT SELECT ON ALL TABLES IN SCHEMA ' || here || ' TO locseg_writer, locseg_reader';
  EXECUTE 'GRANT SELECT ON ALL SEQUENCES IN SCHEMA ' || here || ' TO locseg_writer, locseg_reader';
  EXECUTE 'GRANT UPDATE ON ALL SEQUENCES IN SCHEMA ' || here || ' TO locseg_writer';
  EXECUTE 'GRANT INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ' || here || ' TO locseg_writer';
  EXECUTE 'GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ' || here ||
          ' TO locseg_writer, locseg_reader';
END $$;
)";

bool is_there(Session& session) {
  return session.number("SELECT count(to_regclass('locseg_store'))") != 0;
}

std::int64_t version_of(Session& session) {
  return session.number("SELECT version FROM locseg_store");
}

Result<void> make(Session& session, std::int64_t parts, std::span<const std::string> shards) {
  create_named_schema(session);
  session.run(kPlain);
  session.run(kSmallTables);
  session.run("INSERT INTO locseg_store VALUES(" + std::to_string(kSchemaVersion) + ", " +
              std::to_string(parts) + ", '', 0, 0)");
  session.run(kOfVersion2);
  session.run(kOfVersion4);
  session.run("UPDATE locseg_store SET servers = " + std::to_string(shards.size()));
  if (shards.empty()) {
    create_spread_tables(session);
  } else {
    LOCSEG_TRY(spread_over(session, parts, shards));
  }
  session.run(kView);
  session.run(search_functions(!shards.empty()));
  return session.status();
}

// What others take the names of. Other stores may be further along the search path.
constexpr const char* kDropFunctions = R"(DO $$ DECLARE it regprocedure; BEGIN
    FOR it IN SELECT p.oid FROM pg_proc AS p JOIN pg_namespace AS n ON n.oid = p.pronamespace
      WHERE n.nspname = current_schema()
        AND p.proname IN ('locseg_find', 'locseg_near', 'locseg_lists_of', 'locseg_units') LOOP
      EXECUTE format('DROP FUNCTION %s', it);
    END LOOP;
    EXECUTE format('DROP TYPE %I.locseg_lists', current_schema());
  END $$)";
constexpr const char* kDropOfVersion3 = R"(
DO $$ BEGIN EXECUTE format('DROP TABLE %I.rare', current_schema()); END $$;
ALTER TABLE locseg_store
  DROP COLUMN order_number, DROP COLUMN order_sources, DROP COLUMN term_order;
)";

// What others may do with sources, as GRANT says it; PUBLIC is a word there and no name.
constexpr const char* kGrantsOnSources = R"(
CREATE TEMP VIEW granted AS
  SELECT privilege_type AS may,
         CASE grantee WHEN 'PUBLIC' THEN 'PUBLIC' ELSE quote_ident(grantee) END AS grantee
  FROM information_schema.role_table_grants
  WHERE table_schema = current_schema() AND table_name = 'source' AND grantee <> current_user
    AND privilege_type IN ('SELECT', 'INSERT', 'UPDATE', 'DELETE');
)";
// Who could write can also put requests.
constexpr const char* kGrantsOfVersion2 = R"(DO $$ DECLARE g record; BEGIN
    FOR g IN SELECT grantee FROM granted WHERE may = 'INSERT' LOOP
      EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON gone, reread, dropped TO %s',
                     g.grantee);
      EXECUTE format('GRANT UPDATE ON source_number, posting_row, article_id TO %s', g.grantee);
    END LOOP;
    FOR g IN SELECT grantee FROM granted WHERE may = 'SELECT' LOOP
      EXECUTE format('GRANT SELECT ON posted, source_term, held_unit, source_number, posting_row, '
                     'article_id TO %s', g.grantee);
    END LOOP;
  END $$)";
// And who could read or write lists can do the same with those that are new.
constexpr const char* kGrantsOfVersion4 = R"(DO $$ DECLARE g record; BEGIN
    FOR g IN SELECT may, grantee FROM granted LOOP
      EXECUTE format('GRANT %s ON rare TO %s', g.may, g.grantee);
    END LOOP;
  END $$)";

void upgrade(Session& session) {
  const std::int64_t version = version_of(session);
  session.run(kDropFunctions);
  session.run(kGrantsOnSources);
  if (version == 1) {
    session.run(kOfVersion2);
    upgrade_spread_tables(session);
    session.run(kGrantsOfVersion2);
  }
  if (version == 3) session.run(kDropOfVersion3);
  session.run(kOfVersion4);
  leave_out_statistics(session);
  session.run(kGrantsOfVersion4);
  session.run("DROP VIEW granted");
  session.run(search_functions(session.number("SELECT servers FROM locseg_store") != 0));
  session.run("UPDATE locseg_store SET version = " + std::to_string(kSchemaVersion));
}

}  // namespace

std::int64_t path_hash_of(std::string_view path) {
  return static_cast<std::int64_t>(short_hash_of(path));
}

StoreRow read_store_row(Session& session) {
  StoreRow row;
  const Answer answer = session.ask(
      "SELECT parts, servers, convert_to(match_version, 'UTF8'), source_number.last_value, "
      "posting_row.last_value, article_id.last_value, order_number, order_sources, version "
      "FROM locseg_store, source_number, posting_row, article_id");
  if (answer.rows() == 0) return row;
  row.parts = answer.integer(0, 0);
  row.is_spread = answer.integer(0, 1) != 0;
  row.match_version = answer.bytes(0, 2);
  row.last_source = answer.integer(0, 3);
  row.last_row = answer.integer(0, 4);
  row.last_article = answer.integer(0, 5);
  row.order_number = answer.integer(0, 6);
  row.order_sources = answer.integer(0, 7);
  if (const std::int64_t version = answer.integer(0, 8); version != kSchemaVersion) {
    session.fail(ErrorCode::kUnsupported, "the store has become one of schema version " +
                                              std::to_string(version) + " meanwhile, expected " +
                                              std::to_string(kSchemaVersion));
  }
  return row;
}

store::TermOrder read_order(Session& session) {
  const Answer answer = session.ask("SELECT term_order FROM locseg_store");
  if (answer.rows() == 0) return {};
  auto order = store::TermOrder::of_bytes(answer.bytes(0, 0));
  if (order) return std::move(*order);
  session.fail(ErrorCode::kMalformed, "the fuzzy index of the store is damaged; rebuild it");
  return {};
}

Result<void> check_schema(Session& session) {
  const bool there = is_there(session);
  LOCSEG_TRY(session.status());
  if (!there) {
    return failure(ErrorCode::kNotFound,
                   "no such store: the database has no table locseg_store in its search path",
                   session.shown());
  }
  const std::int64_t version = version_of(session);
  LOCSEG_TRY(session.status());
  if (version != kSchemaVersion) {
    return failure(
        ErrorCode::kUnsupported,
        std::string("a store of ") + (version < kSchemaVersion ? "an older" : "a newer") +
            " locseg: found schema version " + std::to_string(version) + ", expected " +
            std::to_string(kSchemaVersion) +
            (version < kSchemaVersion ? "; its owner makes it one by setting it up again" : ""),
        session.shown());
  }
  return {};
}

Result<void> create_schema(Session& session, std::int64_t parts,
                           std::span<const std::string> shards) {
  const bool there = is_there(session);
  if (there && !shards.empty()) {
    return failure(ErrorCode::kMisuse, "only a new store can be spread over servers",
                   session.shown());
  }
  const auto is_older = [&] {
    const std::int64_t version = version_of(session);
    return version >= 1 && version < kSchemaVersion;
  };
  if (there && !is_older()) return session.status();
  session.run("BEGIN");
  session.run(kMakingLock);
  Result<void> made;
  if (!is_there(session)) {  // no other process was faster
    made = make(session, parts, shards);
  } else if (is_older()) {
    upgrade(session);
  }
  if (made) session.run("COMMIT");
  session.roll_back();  // where something failed
  return made ? session.status() : made;
}

Result<void> create_roles(Session& session) {
  session.run("BEGIN");
  session.run(kMakingLock);
  session.run(kRoles);
  session.run("COMMIT");
  session.roll_back();
  return session.status();
}

}  // namespace locseg::postgresql
