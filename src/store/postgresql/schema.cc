// DDL in PostgreSQL is transactional, so a store is made by one transaction.
#include "store/postgresql/schema.h"

#include "base/try.h"
#include "store/postgresql/search_sql.h"

namespace locseg::postgresql {
namespace {

// A lock by number, for what has no table yet: "LSEG".
constexpr const char* kMakingLock = "SELECT pg_advisory_xact_lock(1280525639)";

constexpr const char* kTables = R"(
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
CREATE TABLE source(
  part smallint NOT NULL,
  number bigint NOT NULL,
  identity bigint NOT NULL,
  lang int NOT NULL,
  tokens int NOT NULL,
  hashes bytea NOT NULL,
  terms int[] NOT NULL,
  text bytea NOT NULL,
  PRIMARY KEY(part, number));
CREATE INDEX source_identity ON source(part, identity);
CREATE TABLE unit(
  part smallint NOT NULL,
  source bigint NOT NULL,
  ordinal int NOT NULL,
  lang int NOT NULL,
  state smallint NOT NULL,
  target bytea NOT NULL,
  PRIMARY KEY(part, source, ordinal));
CREATE TABLE use(
  part smallint NOT NULL,
  source bigint NOT NULL,
  ordinal int NOT NULL,
  article bigint NOT NULL,
  PRIMARY KEY(part, source, ordinal, article));
CREATE TABLE posting(
  part smallint NOT NULL,
  family smallint NOT NULL,
  term int NOT NULL,
  row bigint NOT NULL,
  base bigint NOT NULL,
  count int NOT NULL,
  sources int[] NOT NULL,
  PRIMARY KEY(part, family, term, row));
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
  EXECUTE 'GRANT INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ' || here || ' TO locseg_writer';
  EXECUTE 'GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ' || here ||
          ' TO locseg_writer, locseg_reader';
END $$;
)";

bool is_there(Session& session) {
  return session.number("SELECT count(to_regclass('locseg_store'))") != 0;
}

}  // namespace

StoreRow read_store_row(Session& session) {
  StoreRow row;
  const Answer answer = session.ask(
      "SELECT version, parts, convert_to(match_version, 'UTF8'), last_source, last_row "
      "FROM locseg_store");
  if (answer.rows() == 0) return row;
  row.version = answer.integer(0, 0);
  row.parts = answer.integer(0, 1);
  row.match_version = answer.bytes(0, 2);
  row.last_source = answer.integer(0, 3);
  row.last_row = answer.integer(0, 4);
  return row;
}

Result<void> check_schema(Session& session) {
  const bool there = is_there(session);
  LOCSEG_TRY(session.status());
  if (!there) {
    return failure(ErrorCode::kNotFound,
                   "no such store: the database has no table locseg_store in its search path",
                   session.shown());
  }
  const StoreRow row = read_store_row(session);
  LOCSEG_TRY(session.status());
  if (row.version != kSchemaVersion) {
    return failure(ErrorCode::kUnsupported,
                   std::string("a store of ") +
                       (row.version < kSchemaVersion ? "an older" : "a newer") +
                       " locseg: found schema version " + std::to_string(row.version) +
                       ", expected " + std::to_string(kSchemaVersion),
                   session.shown());
  }
  return {};
}

Result<void> create_schema(Session& session, std::int64_t parts) {
  if (is_there(session)) return session.status();
  session.run("BEGIN");
  session.run(kMakingLock);
  if (!is_there(session)) {  // no other process was faster
    session.run(R"(DO $$ BEGIN
      IF current_schema() IS NULL THEN
        EXECUTE 'CREATE SCHEMA ' || split_part(current_setting('search_path'), ',', 1);
      END IF;
    END $$)");
    session.run(kPlain);
    session.run(kTables);
    session.run(kFindFunction);
    session.run("INSERT INTO locseg_store VALUES(" + std::to_string(kSchemaVersion) + ", " +
                std::to_string(parts) + ", '', 0, 0)");
  }
  session.run("COMMIT");
  session.roll_back();  // where something failed
  return session.status();
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
