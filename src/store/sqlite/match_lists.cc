// A row is read from SQLite once and found in memory from then on.
#include "store/sqlite/match_lists.h"

#include <utility>

#include "store/sqlite/rare_list.h"

namespace locseg::sqlite {
namespace {

constexpr std::size_t kRowCost = 64;  // of an entry besides its bytes, about

}  // namespace

MatchLists::MatchLists(Connection& connection)
    : posting_(connection, "SELECT list FROM match_posting WHERE id=?1"),
      hashes_(connection, "SELECT hashes FROM match_hashes WHERE id=?1") {}

void MatchLists::forget(std::int64_t through) {
  postings_.clear();
  posting_bytes_ = 0;
  rows_.clear();
  hash_bytes_ = 0;
  damaged_ = false;
  blocks_.clear();
  if (through == 0) return;
  for (std::int64_t block = 0; block <= through >> store::kBlockBits; ++block) {
    blocks_.push_back(block);
  }
  rows_.resize(static_cast<std::size_t>(through >> kHashesBits) + 1);
  read_order();
}

void MatchLists::read_order() {
  order_ = {};
  bool sound = false;
  if (posting_.bind(1, kOrderId).step()) {
    auto stored = read_order_row(posting_.bytes(0));
    sound = stored.has_value();
    if (sound) order_ = std::move(stored->order);
    posting_.reset();
  }
  damaged_ = damaged_ || !sound;
}

void MatchLists::trim() {
  if (posting_bytes_ > kMaxKept) {
    postings_.clear();
    posting_bytes_ = 0;
  }
  if (hash_bytes_ > kMaxKept) {
    for (auto& row : rows_) row.reset();
    hash_bytes_ = 0;
  }
}

const std::string& MatchLists::payload(std::int64_t id) {
  const auto [at, added] = postings_.try_emplace(id);
  if (!added) return at->second;
  if (posting_.bind(1, id).step()) {
    const auto bytes = unsealed(id, posting_.bytes(0));
    if (bytes) at->second = *bytes;
    damaged_ = damaged_ || !bytes || bytes->empty();
    posting_.reset();
  }
  posting_bytes_ += at->second.size() + kRowCost;
  return at->second;
}

store::Postings MatchLists::list(std::int64_t block, TermFamily family, store::Term term) {
  const std::string& bytes = payload(posting_id(block, family, term));
  if (bytes.empty()) return {};
  const auto list = store::Postings::open(bytes);
  damaged_ = damaged_ || !list;
  return list.value_or(store::Postings());
}

void MatchLists::lists(std::int64_t block, std::span<const store::Term> terms,
                       std::vector<store::Postings>& lists) {
  lists.clear();
  for (const store::Term term : terms) lists.push_back(list(block, TermFamily::kSource, term));
}

std::string_view MatchLists::rare(std::int64_t block, store::Term term) {
  const std::string_view bytes = payload(posting_id(block, TermFamily::kRare, term));
  const bool whole = RareList::is_whole(bytes);
  damaged_ = damaged_ || !whole;
  return whole ? bytes : std::string_view();
}

std::string_view MatchLists::wholes(std::int64_t block, store::Term row) {
  return payload(posting_id(block, TermFamily::kWhole, row));
}

std::string_view MatchLists::hashes(std::int64_t source) {
  const auto number = static_cast<std::size_t>(source >> kHashesBits);
  if (number >= rows_.size()) return {};
  std::unique_ptr<HashesRow>& row = rows_[number];
  if (!row) {
    row = std::make_unique<HashesRow>();
    const auto id = static_cast<std::int64_t>(number);
    bool sound = false;
    if (hashes_.bind(1, id).step()) {
      const auto bytes = unsealed(id, hashes_.bytes(0));
      sound = bytes && row->read(*bytes);
      hashes_.reset();
    }
    damaged_ = damaged_ || !sound;  // a list named a source whose row is not there
    hash_bytes_ += row->memory();
  }
  return row->at(static_cast<std::size_t>(source) & (HashesRow::kPlaces - 1));
}

}  // namespace locseg::sqlite
