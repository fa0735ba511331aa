// What the writer and the reader of the index have to agree on.
#include "store/sqlite/match_index.h"

#include <utility>

#include "base/little_endian.h"
#include "locseg/identity.h"
#include "store/fuzzy/match_version.h"

namespace locseg::sqlite {
namespace {

// The version of what the tables hold; the first one was not named.
constexpr int kTablesVersion = 2;

}  // namespace

std::string index_version() {
  return std::to_string(kTablesVersion) + ' ' + store::match_version();
}

std::uint32_t checksum(std::int64_t id, std::string_view payload) {
  const std::uint64_t hash = short_hash_of(payload);
  return static_cast<std::uint32_t>((hash >> 32) ^ static_cast<std::uint64_t>(id) * 0x9E3779B1U);
}

void begin_sealed(std::string& out) { out.append(kChecksumSize, '\0'); }

void seal(std::int64_t id, std::string& row) {
  base::store_little_endian(row.data(), checksum(id, std::string_view(row).substr(kChecksumSize)));
}

std::optional<std::string_view> unsealed(std::int64_t id, std::string_view row) {
  if (row.size() < kChecksumSize) return std::nullopt;
  const auto sum = base::load_little_endian<std::uint32_t>(row.data());
  row.remove_prefix(kChecksumSize);
  if (sum != checksum(id, row)) return std::nullopt;
  return row;
}

std::string written_order_row(const OrderRow& row) {
  std::string out;
  begin_sealed(out);
  base::append_little_endian(out, static_cast<std::uint64_t>(row.through));
  out += row.order.bytes();
  seal(kOrderId, out);
  return out;
}

std::optional<OrderRow> read_order_row(std::string_view bytes) {
  auto payload = unsealed(kOrderId, bytes);
  if (!payload || payload->size() < sizeof(std::uint64_t)) return std::nullopt;
  OrderRow row;
  row.through = static_cast<std::int64_t>(base::load_little_endian<std::uint64_t>(payload->data()));
  payload->remove_prefix(sizeof(std::uint64_t));
  auto order = store::TermOrder::of_bytes(*payload);
  if (!order) return std::nullopt;
  row.order = std::move(*order);
  return row;
}

MatchIndexState read_match_state(Connection& connection) {
  MatchIndexState state;
  Statement row(connection, "SELECT version, through, dropped FROM match_index");
  if (row.step()) {
    state.version = row.bytes(0);
    state.through = row.integer(1);
    state.dropped = row.integer(2);
    row.reset();
  }
  return state;
}

bool are_match_tables_whole(Connection& connection) {
  return connection.number(
             "SELECT count(*) FROM sqlite_schema WHERE type='table' AND name IN "
             "('match_index', 'match_pending', 'match_language', 'match_posting', "
             "'match_hashes')") == 5;
}

void make_match_tables_whole(Connection& connection) {
  if (are_match_tables_whole(connection)) return;
  connection.run(
      "BEGIN IMMEDIATE; DROP TABLE IF EXISTS match_index; DROP TABLE IF EXISTS match_language; "
      "DROP TABLE IF EXISTS match_posting; DROP TABLE IF EXISTS match_hashes; "
      "DROP TABLE IF EXISTS match_pending");
  connection.run(kMatchTables);
  connection.run("COMMIT");
  connection.roll_back();  // where something failed
}

}  // namespace locseg::sqlite
