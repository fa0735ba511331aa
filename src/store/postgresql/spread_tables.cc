// A request is an insert into a table whose trigger carries it out where the rows are: one
// statement for a batch of rows, whether they come by COPY or, from another server, by inserts of
// many rows.
//
// A partitioned table whose partitions are elsewhere can have no unique key; the tables of its
// partitions have it.
#include "store/postgresql/spread_tables.h"

#include "store/postgresql/search_sql.h"

namespace locseg::postgresql {
namespace {

struct Table {
  std::string_view name;
  std::string_view columns;
  std::string_view key;  // empty: none
};

constexpr Table kSource = {
    "source",
    "part smallint NOT NULL, number bigint NOT NULL, identity bigint NOT NULL, lang int NOT NULL, "
    "tokens int NOT NULL, hashes bytea NOT NULL, terms int[] NOT NULL, text bytea NOT NULL",
    "part, number"};
constexpr Table kUnit = {
    "unit",
    "part smallint NOT NULL, source bigint NOT NULL, ordinal int NOT NULL, lang int NOT NULL, "
    "state smallint NOT NULL, target bytea NOT NULL",
    "part, source, ordinal"};
constexpr Table kUse = {"use",
                        "part smallint NOT NULL, source bigint NOT NULL, ordinal int NOT NULL, "
                        "article bigint NOT NULL",
                        "part, source, ordinal, article"};
constexpr Table kPosting = {
    "posting",
    "part smallint NOT NULL, family smallint NOT NULL, term int NOT NULL, row bigint NOT NULL, "
    "base bigint NOT NULL, count int NOT NULL, sources int[] NOT NULL",
    "part, family, term, row"};
constexpr Table kGone = {"gone", kUse.columns, ""};
constexpr Table kReread = {
    "reread",
    "part smallint NOT NULL, number bigint NOT NULL, tokens int NOT NULL, hashes bytea NOT NULL, "
    "terms int[] NOT NULL",
    ""};
constexpr Table kTables[] = {kSource, kUnit, kUse, kPosting, kGone, kReread};

// What the views of search_sql.h give.
constexpr Table kViews[] = {
    {"posted", "part smallint, family smallint, term int, spot bigint", ""},
    {"source_term", "part smallint, number bigint, lang int, tokens int, term int", ""},
    {"held_unit",
     "part smallint, source bigint, ordinal int, lang int, state smallint, target bytea, "
     "articles bigint[]",
     ""}};

constexpr const char* kIdentityIndex = "CREATE INDEX source_identity ON source(identity)";

// No plan asks what is in these columns, and to analyze them takes longer than to write them.
constexpr const char* kStatistics = R"(
ALTER TABLE source ALTER hashes SET STATISTICS 0, ALTER terms SET STATISTICS 0,
  ALTER text SET STATISTICS 0;
ALTER TABLE unit ALTER target SET STATISTICS 0;
ALTER TABLE posting ALTER sources SET STATISTICS 0;
)";

// What no article holds any more goes: uses, then units without uses, then sources without units.
constexpr const char* kRequests = R"(
CREATE FUNCTION locseg_drop() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
BEGIN
  DELETE FROM use USING batch
    WHERE use.part = batch.part AND use.source = batch.source AND use.ordinal = batch.ordinal
      AND use.article = batch.article;
  DELETE FROM unit USING (SELECT DISTINCT part, source, ordinal FROM batch) AS ended
    WHERE unit.part = ended.part AND unit.source = ended.source AND unit.ordinal = ended.ordinal
      AND NOT EXISTS (SELECT FROM use WHERE use.part = unit.part AND use.source = unit.source
                      AND use.ordinal = unit.ordinal);
  DELETE FROM source USING (SELECT DISTINCT part, source FROM batch) AS ended
    WHERE source.part = ended.part AND source.number = ended.source
      AND NOT EXISTS (SELECT FROM unit
                      WHERE unit.part = source.part AND unit.source = source.number);
  DELETE FROM gone;
  RETURN NULL;
END $$;
CREATE TRIGGER carry_out AFTER INSERT ON gone REFERENCING NEW TABLE AS batch
  FOR EACH STATEMENT EXECUTE FUNCTION locseg_drop();
CREATE FUNCTION locseg_reread() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
BEGIN
  UPDATE source SET tokens = batch.tokens, hashes = batch.hashes, terms = batch.terms FROM batch
    WHERE source.part = batch.part AND source.number = batch.number
      AND (source.hashes <> batch.hashes OR source.terms <> batch.terms);
  DELETE FROM reread;
  RETURN NULL;
END $$;
CREATE TRIGGER carry_out AFTER INSERT ON reread REFERENCING NEW TABLE AS batch
  FOR EACH STATEMENT EXECUTE FUNCTION locseg_reread();
)";

std::string head_of(const Table& table) {
  return std::string("CREATE TABLE ").append(table.name).append("(").append(table.columns);
}

void create(Session& session, const Table& table) {
  std::string sql = head_of(table);
  if (!table.key.empty()) sql.append(", PRIMARY KEY(").append(table.key).append(")");
  session.run(sql + ")");
}

// `mark` at both ends, and twice within.
std::string quoted(std::string_view text, char mark) {
  std::string out(1, mark);
  for (const char c : text) {
    if (c == mark) out += c;
    out += c;
  }
  return out + mark;
}

}  // namespace

std::string quoted_name(std::string_view text) { return quoted(text, '"'); }
std::string quoted_value(std::string_view text) { return quoted(text, '\''); }

void create_named_schema(Session& session) {
  session.run(R"(DO $$ BEGIN
    IF current_schema() IS NULL THEN
      EXECUTE 'CREATE SCHEMA ' || split_part(current_setting('search_path'), ',', 1);
    END IF;
  END $$)");
}

void create_spread_tables(Session& session) {
  for (const Table& table : kTables) create(session, table);
  session.run(kIdentityIndex);
  leave_out_statistics(session);
  session.run(kRequests);
  session.run(kSearchViews);
}

void leave_out_statistics(Session& session) { session.run(kStatistics); }

void create_parents(Session& session) {
  for (const auto& tables : {std::span<const Table>(kTables), std::span<const Table>(kViews)}) {
    for (const Table& table : tables) session.run(head_of(table) + ") PARTITION BY RANGE(part)");
  }
}

void create_partitions(Session& session, const Shard& shard) {
  const std::string number = std::to_string(shard.number);
  const std::string where = " FOR VALUES FROM (" + std::to_string(shard.first) + ") TO (" +
                            std::to_string(shard.end) + ") SERVER " + quoted_name(shard.server) +
                            " OPTIONS(schema_name " + quoted_value(shard.schema) + ", table_name ";
  for (const auto& tables : {std::span<const Table>(kTables), std::span<const Table>(kViews)}) {
    for (const Table& table : tables) {
      std::string sql = "CREATE FOREIGN TABLE ";
      sql.append(table.name).append("_").append(number);
      sql.append(" PARTITION OF ").append(table.name).append(where);
      sql.append(quoted_value(table.name)).append(")");
      session.run(sql);
    }
  }
}

void upgrade_spread_tables(Session& session) {
  session.run("DROP INDEX source_identity");
  session.run(kIdentityIndex);
  // Lists of running numbers become lists of numbers; those of one part are the same.
  session.run(R"(
CREATE TEMP TABLE relisted ON COMMIT DROP AS
  SELECT part, family, term, number, tokens,
         min(number) OVER (PARTITION BY part, family, term, number >> 22) AS base
  FROM (SELECT p.part, p.family, p.term, p.base * s.parts + (e >> 8) * s.parts + p.part AS number,
               e & 255 AS tokens
        FROM locseg_store s, posting p, unnest(p.sources) AS e WHERE s.parts > 1) AS old;
DELETE FROM posting WHERE (SELECT parts FROM locseg_store) > 1;
INSERT INTO posting
  SELECT part, family, term, row_number() OVER (), base, count(*),
         array_agg(((number - base) * 256 + tokens)::int ORDER BY number)
  FROM relisted GROUP BY part, family, term, base;
SELECT setval('posting_row', greatest(last_value, (SELECT count(*) FROM relisted)))
  FROM posting_row;
)");
  create(session, kGone);
  create(session, kReread);
  session.run(kRequests);
  session.run(kSearchViews);
}

}  // namespace locseg::postgresql
