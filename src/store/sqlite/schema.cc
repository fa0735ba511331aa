// Making and recognizing the tables. The header's fields: https://www.sqlite.org/fileformat2.html.
#include "store/sqlite/schema.h"

#include <string>
#include <string_view>

#include "base/hex.h"
#include "base/printable.h"
#include "base/try.h"
#include "store/layout/occurrences.h"
#include "store/sqlite/match_index.h"

namespace locseg::sqlite {
namespace {

constexpr std::size_t kUserVersionAt = 60;
constexpr std::size_t kApplicationIdAt = 68;

constexpr const char* kTables = R"(
CREATE TABLE language(id INTEGER PRIMARY KEY, tag TEXT NOT NULL UNIQUE);
CREATE TABLE article(
  id INTEGER PRIMARY KEY,
  path TEXT NOT NULL,
  content BLOB,
  source_lang INTEGER NOT NULL REFERENCES language,
  target_lang INTEGER NOT NULL REFERENCES language,
  part INTEGER NOT NULL,
  translation_type TEXT NOT NULL,
  source_commit TEXT NOT NULL,
  handoff TEXT NOT NULL,
  id_prefix TEXT NOT NULL,
  segments INTEGER NOT NULL,
  units BLOB NOT NULL,
  places BLOB NOT NULL,
  UNIQUE(path, source_lang, target_lang, part));
CREATE TABLE unit(
  id INTEGER PRIMARY KEY,
  source_lang INTEGER REFERENCES language,
  source TEXT,
  target_lang INTEGER REFERENCES language,
  target TEXT,
  state INTEGER NOT NULL DEFAULT 0);
CREATE TABLE source_hash(
  hash INTEGER NOT NULL,
  source INTEGER NOT NULL,
  PRIMARY KEY(hash, source)) WITHOUT ROWID;
CREATE TABLE use(
  unit INTEGER NOT NULL REFERENCES unit,
  article INTEGER NOT NULL REFERENCES article,
  PRIMARY KEY(unit, article)) WITHOUT ROWID;
)";

constexpr const char* kReplaced = R"(
CREATE TABLE replaced(
  path TEXT NOT NULL,
  source_lang TEXT NOT NULL,
  target_lang TEXT NOT NULL,
  id TEXT NOT NULL,
  source TEXT NOT NULL,
  target TEXT NOT NULL,
  PRIMARY KEY(path, source_lang, target_lang, id, source, target)) WITHOUT ROWID;
)";

constexpr const char* kView = R"(
CREATE VIEW translation AS
  SELECT source_language.tag AS source_lang, target_language.tag AS target_lang,
         first.source AS source, unit.target AS target,
         CASE unit.state WHEN 1 THEN 'fuzzy' WHEN 2 THEN 'unreviewed' ELSE '' END AS state
  FROM unit
  JOIN unit AS first ON first.id = unit.id >> )" LOCSEG_ORDINAL_BITS " << " LOCSEG_ORDINAL_BITS R"(
  JOIN language AS source_language ON source_language.id = first.source_lang
  JOIN language AS target_language ON target_language.id = unit.target_lang
  WHERE unit.target IS NOT NULL;
)";

std::uint32_t big_endian(std::string_view bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (const char c : bytes.substr(at, 4)) value = (value << 8) | static_cast<unsigned char>(c);
  return value;
}

std::string hex(std::uint32_t value) {
  std::string out = "0x";
  base::append_hex(out, value, 8);
  return out;
}

Result<Found> judge(std::uint32_t application, std::uint32_t version, const std::string& path) {
  const std::string ours = std::to_string(kSchemaVersion);
  if (application != kApplicationId) {
    return failure(ErrorCode::kUnsupported,
                   "not a locseg store: found a SQLite database with application id " +
                       hex(application) + ", expected " + hex(kApplicationId),
                   path);
  }
  if (version < kOldestSchemaVersion || version > kSchemaVersion) {
    return failure(
        ErrorCode::kUnsupported,
        std::string("a store of ") + (version < kSchemaVersion ? "an older" : "a newer") +
            " locseg: found schema version " + std::to_string(version) + ", expected " + ours +
            (version < kSchemaVersion ? "; extract its articles into a new store" : ""),
        path);
  }
  return Found::kStore;
}

void set_version(Connection& connection) {
  connection.run(("PRAGMA user_version=" + std::to_string(kSchemaVersion)).c_str());
}

void upgrade(Connection& connection) {
  connection.run("BEGIN IMMEDIATE");
  if (connection.number("PRAGMA user_version") != kSchemaVersion) {  // no other process was faster
    connection.run("ALTER TABLE unit ADD COLUMN state INTEGER NOT NULL DEFAULT 0");
    connection.run(kReplaced);
    connection.run("DROP VIEW IF EXISTS translation");
    connection.run(kView);
    set_version(connection);
  }
  connection.run("COMMIT");
  connection.roll_back();  // where something failed
}

}  // namespace

std::string_view state_column(Connection& connection) {
  return connection.number("PRAGMA user_version") < kSchemaVersion ? "0" : "unit.state";
}

Result<Found> recognize(Connection& connection, const std::string& path) {
  const std::string header = connection.header();
  if (header.empty()) return Found::kNothing;
  if (!header.starts_with(kMagic) || header.size() < kApplicationIdAt + 4) {
    return failure(
        ErrorCode::kUnsupported,
        "not a locseg store: expected a SQLite database, found a file that starts with \"" +
            base::printable(std::string_view(header).substr(0, 16)) + '"',
        path);
  }
  return judge(big_endian(header, kApplicationIdAt), big_endian(header, kUserVersionAt), path);
}

Result<void> create_schema(Connection& connection) {
  // A file that `recognize` took for a store has no tables only where its making was cut short.
  if (connection.number("PRAGMA application_id") == kApplicationId) {
    if (connection.number("PRAGMA user_version") == kOldestSchemaVersion) upgrade(connection);
    return connection.status();
  }
  connection.run("PRAGMA page_size=4096; BEGIN EXCLUSIVE");
  if (connection.number("PRAGMA application_id") !=
      kApplicationId) {  // no other process was faster
    connection.run(kTables);
    connection.run(kReplaced);
    connection.run(kView);
    connection.run(kMatchTables);
    connection.run(("PRAGMA application_id=" + std::to_string(kApplicationId)).c_str());
    set_version(connection);
  }
  connection.run("COMMIT; PRAGMA journal_mode=WAL");
  connection.roll_back();  // where something failed
  return connection.status();
}

Result<void> check_schema(Connection& connection, const std::string& path) {
  const std::int64_t application = connection.number("PRAGMA application_id");
  const std::int64_t version = connection.number("PRAGMA user_version");
  LOCSEG_TRY(connection.status());
  const auto found =
      judge(static_cast<std::uint32_t>(application), static_cast<std::uint32_t>(version), path);
  LOCSEG_TRY(found);
  return {};
}

}  // namespace locseg::sqlite
