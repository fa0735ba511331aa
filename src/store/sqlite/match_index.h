// The fuzzy index in a store: tables beside those of schema.h, which nothing but a search needs.
//
//   match_index    (version, through, dropped)
//       One row. `version` is that of these tables and of what made the keys: of locseg's reading
//       and of ICU (match_version).
//       `through` is the highest source number that was ever indexed; no source gets a number up to
//       it again, so that what an entry says of a source that went is never said of another one.
//       `dropped` is how many have gone since the index was built.
//   match_pending  (unit)
//       Units of indexed sources that are not indexed themselves yet.
//   match_language (source_lang, target_lang)
//       The pairs of languages that there are units of, or were.
//   match_posting  (id, list)
//       Which sources of a block have a term. A block is 65,536 numbers; `id` is the block, two
//       bits of family and the term's 24 bits. Families: the terms of sources, those of their
//       targets (distinct), the whole texts, and the rarest terms of sources.
//       `list` is a checksum and postings.h; of whole texts, after the checksum, four bytes each:
//       the place in the block, and more bits of the hash; of rarest terms rare_list.h.
//       The row kOrderId is the order that says which terms are rare (fuzzy/term_order.h), after
//       `through` as it was when the order was made, 64 bits.
//   match_hashes   (id, hashes)
//       A byte for each token of 128 sources: a checksum, the lengths as varints, the bytes.
//
// A writer that adds a few units to an index which holds all others indexes them in the transaction
// that adds them. After a bulk load, for which that would more than double the time, the index is
// behind: it lacks the sources after `through` and what is pending. A search brings it up
// to date first, in one transaction, so that an index is always what it says.
//
// All numbers of a fixed length are little-endian. A row that is not what was written fails by its
// checksum.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "store/fuzzy/match_terms.h"
#include "store/fuzzy/postings.h"
#include "store/fuzzy/term_order.h"
#include "store/sqlite/connection.h"

namespace locseg::sqlite {

inline constexpr const char* kMatchTables = R"(
CREATE TABLE match_index(
  version TEXT NOT NULL,
  through INTEGER NOT NULL,
  dropped INTEGER NOT NULL);
CREATE TABLE match_pending(unit INTEGER PRIMARY KEY);
CREATE TABLE match_language(
  source_lang INTEGER NOT NULL,
  target_lang INTEGER NOT NULL,
  PRIMARY KEY(source_lang, target_lang)) WITHOUT ROWID;
CREATE TABLE match_posting(id INTEGER PRIMARY KEY, list BLOB NOT NULL);
CREATE TABLE match_hashes(id INTEGER PRIMARY KEY, hashes BLOB NOT NULL);
)";

enum class TermFamily : std::uint8_t { kSource, kTarget, kWhole, kRare };

[[nodiscard]] constexpr std::int64_t posting_id(std::int64_t block, TermFamily family,
                                                store::Term term) {
  return (((block << 2) | static_cast<std::int64_t>(family)) << store::kTermBits) |
         static_cast<std::int64_t>(term);
}

/// A whole text's hash: the upper bits choose the row, 16 more tell its entries apart.
inline constexpr int kWholeRowBits = 10;
[[nodiscard]] constexpr store::Term whole_row(std::uint64_t hash) {
  return static_cast<store::Term>(hash >> (64 - kWholeRowBits));
}
[[nodiscard]] constexpr std::uint16_t whole_rest(std::uint64_t hash) {
  return static_cast<std::uint16_t>(hash);
}

/// Where no row of whole texts is.
inline constexpr std::int64_t kOrderId = posting_id(0, TermFamily::kWhole, 1U << kWholeRowBits);

/// How many sources' hashes are in one row.
inline constexpr int kHashesBits = 7;

/// Bytes with a checksum of them and of the row they belong to.
inline constexpr std::size_t kChecksumSize = 4;
[[nodiscard]] std::uint32_t checksum(std::int64_t id, std::string_view payload);
/// Makes room at the end of `out`; `seal` fills it in when the payload after it is whole.
void begin_sealed(std::string& out);
void seal(std::int64_t id, std::string& row);
/// The payload; nothing if the checksum is not that of the row.
[[nodiscard]] std::optional<std::string_view> unsealed(std::int64_t id, std::string_view row);

/// What an index that this build makes is of.
[[nodiscard]] std::string index_version();

/// The row kOrderId.
struct OrderRow {
  std::int64_t through = 0;
  store::TermOrder order;
};
[[nodiscard]] std::string written_order_row(const OrderRow& row);
/// Nothing if it is not what was written.
[[nodiscard]] std::optional<OrderRow> read_order_row(std::string_view bytes);

struct MatchIndexState {
  std::string version;  ///< empty: there is no index
  std::int64_t through = 0;
  std::int64_t dropped = 0;
};
[[nodiscard]] MatchIndexState read_match_state(Connection& connection);

/// True if all tables of the index are there.
[[nodiscard]] bool are_match_tables_whole(Connection& connection);
/// Makes the tables, empty, if they are absent.
void make_match_tables_whole(Connection& connection);

}  // namespace locseg::sqlite
