// Entries are made in order of source, so a stable sort by term leaves the places of each list in
// order.
#include "store/sqlite/match_writer.h"

#include <algorithm>
#include <utility>

#include "base/interrupt.h"
#include "base/little_endian.h"
#include "base/radix_sort.h"
#include "locseg/identity.h"
#include "store/layout/occurrences.h"
#include "store/sqlite/match_hashes.h"

namespace locseg::sqlite {
namespace {

using store::BlockIndex;
using store::Term;
using store::UnitKey;

// An index of which more than half is of sources that went, and not just a few, is rebuilt.
constexpr std::int64_t kFewDropped = 10'000;

constexpr int kPlaceBits = store::kBlockBits;
constexpr int kRestBits = 16;

}  // namespace

MatchWriter::MatchWriter(Connection& connection, Rows& rows)
    : connection_(connection),
      rows_(rows),
      posting_find_(connection, "SELECT list FROM match_posting WHERE id=?1"),
      posting_write_(connection,
                     "REPLACE INTO match_posting(id, list) "
                     "SELECT first, CAST(text AS BLOB) FROM rows"),
      hashes_find_(connection, "SELECT hashes FROM match_hashes WHERE id=?1"),
      hashes_write_(connection,
                    "REPLACE INTO match_hashes(id, hashes) "
                    "SELECT first, CAST(text AS BLOB) FROM rows"),
      state_write_(connection,
                   "REPLACE INTO match_index(rowid, version, through, dropped) "
                   "VALUES(1, ?1, ?2, ?3)"),
      dropped_write_(connection, "UPDATE match_index SET dropped=?1"),
      language_write_(connection, "INSERT OR IGNORE INTO match_language VALUES(?1, ?2)"),
      pending_write_(connection,
                     "INSERT OR IGNORE INTO match_pending(unit) SELECT first FROM rows") {}

void MatchWriter::begin() {
  state_ = read_match_state(connection_);
  written_ = state_;
  order_.reset();
  if (!state_.version.empty() && posting_find_.bind(1, kOrderId).step()) {
    order_ = read_order_row(posting_find_.bytes(0));
    posting_find_.reset();
  }
  blocks_.clear();
  hashes_.clear();
  hash_bytes_.clear();
  languages_.clear();
}

store::TermMaker& MatchWriter::terms_for(std::string_view language) {
  auto found = makers_.find(language);
  if (found == makers_.end()) {
    found = makers_.emplace(std::string(language), store::TermMaker(language)).first;
  }
  return found->second;
}

void MatchWriter::add_source(std::int64_t number, std::string_view language,
                             std::string_view text) {
  Block& block = blocks_[number >> store::kBlockBits];
  const auto place = static_cast<BlockIndex>(number);
  reader_.read(text, text_);
  terms_for(language).make(text_, terms_);
  for (const std::vector<Term>* terms : {&terms_.words, &terms_.pairs}) {
    for (const Term term : *terms) block.terms.push_back((Entry{term} << kPlaceBits) | place);
  }
  block.unlisted.add(number, terms_.stems);
  const std::uint64_t whole = short_hash_of(source_key(text));
  block.wholes.push_back(
      (((Entry{whole_row(whole)} << kRestBits) | whole_rest(whole)) << kPlaceBits) | place);
  hashes_.push_back({number, static_cast<std::uint32_t>(hash_bytes_.size()),
                     static_cast<std::uint32_t>(terms_.hashes.size())});
  hash_bytes_ += terms_.hashes;
  state_.through = std::max(state_.through, number);
}

void MatchWriter::add_target(std::int64_t source, std::string_view language,
                             std::string_view text) {
  Block& block = blocks_[source >> store::kBlockBits];
  reader_.read(text, text_);
  terms_for(language).make_plain(text_, plain_);
  for (const Term term : plain_) {
    block.targets.push_back((Entry{term} << kPlaceBits) | static_cast<BlockIndex>(source));
  }
}

void MatchWriter::note_languages(std::int64_t source_lang, std::int64_t target_lang) {
  const std::pair pair{source_lang, target_lang};
  if (languages_.empty() || languages_.back() != pair) languages_.push_back(pair);
}

void MatchWriter::note_dropped(std::int64_t source) {
  if (source <= state_.through) ++state_.dropped;
}

void MatchWriter::write_dropped() {
  if (state_.dropped != written_.dropped) dropped_write_.bind(1, state_.dropped).run();
  written_.dropped = state_.dropped;
}

void MatchWriter::write() {
  if (!order_) make_order();
  for (auto& [number, block] : blocks_) {
    write_family(number, TermFamily::kSource, block.terms);
    write_family(number, TermFamily::kTarget, block.targets);
    write_family(number, TermFamily::kWhole, block.wholes);
    gather_rare(block);
    write_rare(number);
  }
  blocks_.clear();
  write_hashes();
  std::sort(languages_.begin(), languages_.end());
  languages_.erase(std::unique(languages_.begin(), languages_.end()), languages_.end());
  for (const auto& [source, target] : languages_) {
    language_write_.bind(1, source).bind(2, target).run();
  }
  languages_.clear();
  state_.version = index_version();
  state_write_.bind(1, std::string_view(state_.version))
      .bind(2, state_.through)
      .bind(3, state_.dropped)
      .run();
  written_ = state_;
}

void MatchWriter::write_family(std::int64_t block, TermFamily family, std::vector<Entry>& entries) {
  const bool whole = family == TermFamily::kWhole;
  // Targets of one source come in any order, and those of older sources after the new ones.
  if (whole || !std::is_sorted(entries.begin(), entries.end(), [](Entry a, Entry b) {
        return static_cast<BlockIndex>(a) < static_cast<BlockIndex>(b);
      })) {
    std::sort(entries.begin(), entries.end());
  } else {
    base::radix_sort(entries, scratch_, [](Entry entry) { return entry >> kPlaceBits; });
  }
  const bool may_be_there =
      !written_.version.empty() && block <= written_.through >> store::kBlockBits;
  const int shift = whole ? kPlaceBits + kRestBits : kPlaceBits;
  std::size_t at = 0;
  rows_.feed(posting_write_, [&](Row& row) {
    if (at == entries.size()) return false;
    const Entry term = entries[at] >> shift;
    const std::int64_t id = posting_id(block, family, static_cast<Term>(term));
    std::string_view older;
    if (may_be_there && posting_find_.bind(1, id).step()) {
      const auto payload = unsealed(id, posting_find_.bytes(0));
      if (!payload) {
        connection_.fail(SQLITE_CORRUPT);
        return false;
      }
      older = *payload;
    }
    row_.clear();
    begin_sealed(row_);
    places_.clear();
    if (whole) row_ += older;
    for (; at != entries.size() && entries[at] >> shift == term; ++at) {
      if (whole) {
        base::append_little_endian(row_, static_cast<std::uint32_t>(entries[at]));
      } else {
        const auto place = static_cast<BlockIndex>(entries[at]);
        if (places_.empty() || places_.back() != place) places_.push_back(place);
      }
    }
    if (!whole) {
      if (!older.empty()) {
        const auto list = store::Postings::open(older);
        if (!list || !list->decode(older_)) {
          connection_.fail(SQLITE_CORRUPT);
          return false;
        }
        const std::size_t middle = places_.size();
        places_.insert(places_.end(), older_.begin(), older_.end());
        std::inplace_merge(places_.begin(), places_.begin() + static_cast<std::ptrdiff_t>(middle),
                           places_.end());
        places_.erase(std::unique(places_.begin(), places_.end()), places_.end());
      }
      store::encode_postings(places_, row_);
    }
    if (may_be_there) posting_find_.reset();
    seal(id, row_);
    row = Row{};
    row.first = id;
    row.text = row_;
    return true;
  });
}

// Of what is written first.
void MatchWriter::make_order() {
  store::TermCounter counter;
  for (const auto& [number, block] : blocks_) block.unlisted.count(counter);
  order_ = OrderRow{state_.through, counter.order()};
  rows_.feed(posting_write_, [&, more = true](Row& row) mutable {
    if (!std::exchange(more, false)) return false;
    row_ = written_order_row(*order_);
    row = Row{};
    row.first = kOrderId;
    row.text = row_;
    return true;
  });
}

void MatchWriter::gather_rare(const Block& block) {
  rare_.clear();
  for (const store::UnlistedSources::Source& source : block.unlisted.sources()) {
    const std::span<const Term> stems = block.unlisted.stems_of(source);
    const auto size = static_cast<std::uint32_t>(source.size);
    const auto place = static_cast<BlockIndex>(source.number);
    const store::Marks marks = store::marks_of(stems);
    store::listed_tokens(stems, order_->order, listed_);
    for (const store::RareToken& token : listed_) {
      rare_.push_back({token.term, {rare_key(size, token.at, place), marks}});
    }
  }
  std::ranges::sort(rare_);
}

void MatchWriter::write_rare(std::int64_t block) {
  std::size_t at = 0;
  std::vector<RareEntry> entries;
  rows_.feed(posting_write_, [&](Row& row) {
    if (at == rare_.size()) return false;
    const Term term = rare_[at].term;
    const std::int64_t id = posting_id(block, TermFamily::kRare, term);
    entries.clear();
    for (; at != rare_.size() && rare_[at].term == term; ++at) entries.push_back(rare_[at].entry);
    if (!add_older(id, block, entries)) return false;
    row_.clear();
    begin_sealed(row_);
    for (const RareEntry& entry : entries) append_rare(entry, row_);
    seal(id, row_);
    row = Row{};
    row.first = id;
    row.text = row_;
    return true;
  });
}

// Merges what the row has already.
bool MatchWriter::add_older(std::int64_t id, std::int64_t block, std::vector<RareEntry>& entries) {
  if (written_.version.empty() || block > written_.through >> store::kBlockBits) return true;
  if (!posting_find_.bind(1, id).step()) return true;
  const auto payload = unsealed(id, posting_find_.bytes(0));
  const bool sound = payload && RareList::is_whole(*payload);
  if (sound) {
    const RareList older(*payload);
    for (std::size_t i = 0; i < older.size(); ++i) {
      entries.push_back({older.key(i), older.marks(i)});
    }
    std::ranges::sort(entries);
    entries.erase(std::unique(entries.begin(), entries.end()), entries.end());
  } else {
    connection_.fail(SQLITE_CORRUPT);
  }
  posting_find_.reset();
  return sound;
}

void MatchWriter::write_hashes() {
  std::size_t at = 0;
  rows_.feed(hashes_write_, [&](Row& row) {
    if (at == hashes_.size()) return false;
    const std::int64_t id = hashes_[at].source >> kHashesBits;
    HashesRow block;
    if (hashes_find_.bind(1, id).step()) {
      const auto payload = unsealed(id, hashes_find_.bytes(0));
      const bool sound = payload && block.read(*payload);
      hashes_find_.reset();
      if (!sound) {
        connection_.fail(SQLITE_CORRUPT);
        return false;
      }
    }
    for (; at != hashes_.size() && hashes_[at].source >> kHashesBits == id; ++at) {
      block.add(static_cast<std::size_t>(hashes_[at].source & ((1 << kHashesBits) - 1)),
                std::string_view(hash_bytes_).substr(hashes_[at].begin, hashes_[at].size));
    }
    row_.clear();
    begin_sealed(row_);
    block.write(row_);
    seal(id, row_);
    row = Row{};
    row.first = id;
    row.text = row_;
    return true;
  });
  hashes_.clear();
  hash_bytes_.clear();
}

void MatchWriter::postpone(std::span<const std::int64_t> units) {
  auto unit = units.begin();
  rows_.feed(pending_write_, [&](Row& row) {
    if (unit == units.end()) return false;
    row = Row{};
    row.first = *unit++;
    return true;
  });
}

bool MatchWriter::is_stale() {
  if (state_.version != index_version()) {
    // A new store has no units either, and its index is as good as current.
    return !state_.version.empty() || connection_.number("SELECT EXISTS(SELECT 1 FROM unit)") != 0;
  }
  return !order_ || (state_.dropped > kFewDropped && 2 * state_.dropped > state_.through);
}

bool MatchWriter::is_order_old() const {
  return order_ && store::TermOrder::is_outgrown(order_->through, state_.through);
}

bool MatchWriter::is_behind() {
  const std::int64_t last =
      UnitKey::unpacked(connection_.number("SELECT max(id) FROM unit")).source;
  return last > state_.through ||
         connection_.number("SELECT EXISTS(SELECT 1 FROM match_pending)") != 0;
}

void MatchWriter::clear() {
  connection_.run(
      "DELETE FROM match_index; DELETE FROM match_pending; DELETE FROM match_language; "
      "DELETE FROM match_posting; DELETE FROM match_hashes");
  begin();
}

void MatchWriter::rebuild() {
  clear();
  catch_up();
}

void MatchWriter::catch_up() {
  const bool is_there = !state_.version.empty();
  if (is_there && (!order_ || is_order_old())) clear();
  Statement units(connection_,
                  "SELECT id, source_lang, source, target_lang, target FROM unit WHERE id>?1 "
                  "ORDER BY id");
  units.bind(1, UnitKey{state_.through, UnitKey::kMaxOrdinal}.packed());
  index_units(units, true);
  Statement pending(connection_,
                    "SELECT unit.id, first.source_lang, '', unit.target_lang, unit.target "
                    "FROM match_pending JOIN unit ON unit.id=match_pending.unit "
                    "JOIN unit AS first ON first.id=unit.id >> " LOCSEG_ORDINAL_BITS
                    " << " LOCSEG_ORDINAL_BITS " ORDER BY unit.id");
  index_units(pending, false);
  connection_.run("DELETE FROM match_pending");
  write();
}

// A block at a time. A source's text is in the row of ordinal 0.
void MatchWriter::index_units(Statement& units, bool with_sources) {
  std::map<std::int64_t, std::string> languages;
  Statement tags(connection_, "SELECT id, tag FROM language");
  while (tags.step()) languages.emplace(tags.integer(0), tags.bytes(1));
  std::int64_t source_lang = 0;
  while (units.step()) {
    if (base::is_interrupted()) connection_.fail(SQLITE_INTERRUPT);
    const UnitKey key = UnitKey::unpacked(units.integer(0));
    const std::int64_t block = key.source >> store::kBlockBits;
    if (!blocks_.empty() && blocks_.rbegin()->first != block) write();
    if (units.integer(1) != 0) source_lang = units.integer(1);
    if (with_sources && key.ordinal == 0) {
      add_source(key.source, languages[source_lang], units.bytes(2));
    }
    if (units.integer(3) == 0) continue;  // its target is gone
    add_target(key.source, languages[units.integer(3)], units.bytes(4));
    note_languages(source_lang, units.integer(3));
  }
}

}  // namespace locseg::sqlite
