// Writing the fuzzy index.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "store/fuzzy/match_terms.h"
#include "store/fuzzy/match_text.h"
#include "store/sqlite/connection.h"
#include "store/sqlite/match_index.h"
#include "store/sqlite/memory_rows.h"
#include "store/sqlite/rare_list.h"

namespace locseg::sqlite {

/// Gathers what is new and writes it, inside the transaction that writes the units.
class MatchWriter {
 public:
  /// As many new units at a time are indexed at once; more are left to the next search.
  static constexpr std::size_t kFewUnits = 16'384;

  MatchWriter(Connection& connection, Rows& rows);

  /// Reads the index's state. Call it first in every transaction.
  void begin();
  /// The highest source number that may not be given to another source.
  [[nodiscard]] std::int64_t through() const { return state_.through; }
  /// Sources in ascending order of number.
  void add_source(std::int64_t number, std::string_view language, std::string_view text);
  void add_target(std::int64_t source, std::string_view language, std::string_view text);
  void note_languages(std::int64_t source_lang, std::int64_t target_lang);
  void note_dropped(std::int64_t source);
  /// Writes what was added.
  void write();
  /// Writes only what went.
  void write_dropped();

  /// Leaves units of indexed sources for later. In ascending order.
  void postpone(std::span<const std::int64_t> units);

  /// True if the index is missing, of another version, or mostly of sources that went.
  [[nodiscard]] bool is_stale();
  /// True if it lacks units of the store.
  [[nodiscard]] bool is_behind();
  /// True if the order that says which terms are rare was made of few sources, and many have come.
  [[nodiscard]] bool is_order_old() const;
  /// Rebuilds the index.
  void rebuild();
  /// Indexes what it lacks; all, if that makes a better order.
  void catch_up();

 private:
  using BlockIndex = store::BlockIndex;
  // A term and a place, a list's worth of which are together once they are sorted.
  using Entry = std::uint64_t;
  struct RareRow {
    store::Term term;
    RareEntry entry;
    friend auto operator<=>(const RareRow&, const RareRow&) = default;
  };
  struct Block {
    std::vector<Entry> terms;
    std::vector<Entry> targets;
    std::vector<Entry> wholes;  // row, the rest of the hash, place
    store::UnlistedSources unlisted;
  };
  struct Hashes {
    std::int64_t source;
    std::uint32_t begin;
    std::uint32_t size;
  };

  void index_units(Statement& units, bool with_sources);
  store::TermMaker& terms_for(std::string_view language);
  void write_family(std::int64_t block, TermFamily family, std::vector<Entry>& entries);
  void make_order();
  void gather_rare(const Block& block);
  void write_rare(std::int64_t block);
  [[nodiscard]] bool add_older(std::int64_t id, std::int64_t block,
                               std::vector<RareEntry>& entries);
  void write_list(std::int64_t id, std::string& row);
  void clear();
  void write_hashes();
  void encode_hashes(std::size_t begin, std::size_t end, std::int64_t row, std::string& out);

  Connection& connection_;
  Rows& rows_;
  Statement posting_find_, posting_write_, hashes_find_, hashes_write_;
  Statement state_write_, dropped_write_, language_write_, pending_write_;
  MatchIndexState state_;
  MatchIndexState written_;
  std::optional<OrderRow> order_;  // nothing if there is none, or none that can be read
  std::map<std::string, store::TermMaker, std::less<>> makers_;
  store::MatchReader reader_;
  store::MatchText text_;
  store::MatchTerms terms_;
  std::vector<store::Term> plain_;
  std::map<std::int64_t, Block> blocks_;
  std::vector<Hashes> hashes_;  // in order of source
  std::string hash_bytes_;
  std::vector<std::pair<std::int64_t, std::int64_t>> languages_;
  std::vector<Entry> scratch_;
  std::vector<RareRow> rare_;
  std::vector<store::RareToken> listed_;
  std::vector<store::BlockIndex> places_, older_;
  std::string row_;
};

}  // namespace locseg::sqlite
