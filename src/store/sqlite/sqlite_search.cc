// Between `begin` and `end` one read transaction is open, so that an answer is of one moment; what
// was kept in memory serves the next answer unless another process has written meanwhile, which
// SQLite's data_version tells.
//
// An index is looked at before it is trusted: its version, how far it goes, and whether a few of
// the units, one of them picked at random each time, are found by it. Rows carry checksums for the
// rest.
#include "store/sqlite/sqlite_search.h"

#include <algorithm>
#include <optional>
#include <random>
#include <utility>

#include "base/little_endian.h"
#include "base/printable.h"
#include "base/try.h"
#include "locseg/identity.h"
#include "locseg/unit.h"
#include "store/layout/occurrences.h"
#include "store/sqlite/index_upkeep.h"
#include "store/sqlite/match_lists.h"
#include "store/sqlite/match_units.h"
#include "store/sqlite/match_writer.h"
#include "store/sqlite/rare_list.h"
#include "store/sqlite/schema.h"
#include "store/sqlite/store.h"

namespace locseg::sqlite {
namespace {

using store::SourceNumber;

using store::UnitKey;

class SqliteSearch final : public store::FuzzySearch {
 public:
  SqliteSearch(Connection connection, std::string path)
      : connection_(std::move(connection)),
        path_(std::move(path)),
        lists_(connection_),
        begin_(connection_, "BEGIN"),
        commit_(connection_, "COMMIT"),
        data_version_(connection_, "PRAGMA data_version"),
        state_(connection_, "SELECT version, through FROM match_index"),
        ahead_(connection_, "SELECT max(id) >> " LOCSEG_ORDINAL_BITS
                            ", EXISTS(SELECT 1 FROM match_pending) FROM unit"),
        units_(connection_) {}

  Result<void> begin() override;
  void end() override {
    if (begun_) commit_.run();
    begun_ = false;
  }
  std::uint64_t state() const override { return state_number_; }
  Result<std::vector<LanguagePair>> languages() override;
  Result<std::vector<LanguagePair>> languages_in_use() override;
  Result<void> choose(const LanguagePair& pair) override;
  void prefer(std::function<bool(std::string_view)> is_preferred) override {
    ++state_number_;
    units_.prefer(std::move(is_preferred));
  }
  Result<void> candidates(const store::CandidateQuery& query,
                          const store::TakeCandidate& take) override;
  Result<std::vector<SourceNumber>> same(std::string_view source_key) override;
  Result<std::vector<SourceNumber>> with_all(store::TermSide side,
                                             std::span<const store::Term> terms) override;
  Result<std::optional<std::string_view>> source(SourceNumber number) override {
    const auto text = units_.source(number);
    LOCSEG_TRY(connection_.status());
    return text;
  }
  Result<void> translations(SourceNumber number, const store::Neighbours& neighbours,
                            const std::function<void(const store::Translation&)>& take) override {
    units_.translations(number, neighbours, take);
    return connection_.status();
  }
  bool is_index_damaged() const override { return lists_.damaged(); }

  // Why the index cannot be trusted; empty if it can.
  [[nodiscard]] std::string validate_index();
  [[nodiscard]] Result<void> status() const;
  // What was done to the index; empty if nothing was.
  [[nodiscard]] const std::string& notice() const { return notice_; }

 private:
  void rare_candidates(const store::TakeCandidate& take);
  [[nodiscard]] bool is_found(std::int64_t from);
  [[nodiscard]] bool is_listed(SourceNumber number, const store::MatchTerms& terms);

  Result<void> begin_reading();
  [[nodiscard]] bool is_behind();

  Connection connection_;
  std::string path_;
  MatchLists lists_;
  Statement begin_, commit_, data_version_, state_, ahead_;
  MatchUnits units_;
  store::CandidateSearch search_;
  store::RareQuery rare_;
  std::vector<store::BlockIndex> places_;
  std::vector<RareHit> hits_;
  std::vector<std::uint16_t> shared_ = std::vector<std::uint16_t>(store::kBlockSize);  // by place
  LanguagePair chosen_;
  std::int64_t seen_version_ = -1;
  std::uint64_t state_number_ = 0;
  std::int64_t through_ = 0;
  std::string index_version_;
  const std::string current_version_ = index_version();
  std::string notice_;
  bool begun_ = false;
};

Result<void> SqliteSearch::status() const {
  LOCSEG_TRY(connection_.status());
  if (lists_.damaged()) {
    return failure(ErrorCode::kMalformed, "the fuzzy index of the store is damaged",
                   connection_.path());
  }
  return {};
}

Result<void> SqliteSearch::begin() {
  // Others may go on loading units, but none can between an index brought up to date and the
  // snapshot after it again and again.
  constexpr int kMaxTries = 20;
  for (int i = 0; i < kMaxTries; ++i) {
    LOCSEG_TRY(begin_reading());
    const bool stale = !index_version_.empty() && index_version_ != current_version_;
    if (!stale && !is_behind()) return connection_.status();
    end();
    std::string why = "it lacks units of the store";
    if (stale) {
      why =
          "it is of version " + base::printable(index_version_) + ", expected " + current_version_;
    }
    auto done = write_index(path_, [&](MatchWriter& writer) {
      if (stale) {
        writer.rebuild();
      } else {
        writer.catch_up();
      }
    });
    if (!done) {
      return failure(
          done.error().code,
          "the fuzzy index cannot be used (" + why + ") or rebuilt: " + done.error().message,
          path_);
    }
    notice_ = stale ? "rebuilt the fuzzy index: " + why : "completed the fuzzy index";
  }
  return failure(ErrorCode::kBusy, "other processes have been writing to the store for too long",
                 path_);
}

bool SqliteSearch::is_behind() {
  bool behind = false;
  if (ahead_.step()) {
    behind = ahead_.integer(0) > through_ || ahead_.integer(1) != 0;
    ahead_.reset();
  }
  return behind;
}

Result<void> SqliteSearch::begin_reading() {
  end();
  begin_.run();
  begun_ = true;
  // The first read takes the snapshot, so the version is read after it.
  index_version_.clear();
  through_ = 0;
  if (state_.step()) {
    index_version_ = state_.bytes(0);
    through_ = state_.integer(1);
    state_.reset();
  }
  std::int64_t version = 0;
  if (data_version_.step()) {
    version = data_version_.integer(0);
    data_version_.reset();
  }
  if (version != seen_version_) {
    lists_.forget(through_);
    units_.forget();
    ++state_number_;
    const bool again = seen_version_ != -1;
    seen_version_ = version;
    if (again) {
      LOCSEG_TRY(choose(chosen_));
    }
  } else {
    lists_.trim();
  }
  return connection_.status();
}

Result<std::vector<LanguagePair>> SqliteSearch::languages() {
  std::vector<LanguagePair> pairs;
  Statement all(connection_,
                "SELECT source.tag, target.tag FROM match_language "
                "JOIN language AS source ON source.id=source_lang "
                "JOIN language AS target ON target.id=target_lang ORDER BY 1, 2");
  while (all.step()) pairs.push_back({std::string(all.bytes(0)), std::string(all.bytes(1))});
  LOCSEG_TRY(connection_.status());
  return pairs;
}

Result<std::vector<LanguagePair>> SqliteSearch::languages_in_use() {
  std::vector<LanguagePair> pairs;
  Statement all(connection_,
                "SELECT DISTINCT source.tag, target.tag FROM article "
                "JOIN language AS source ON source.id=source_lang "
                "JOIN language AS target ON target.id=target_lang "
                "WHERE segments > 0 ORDER BY 1, 2");
  while (all.step()) pairs.push_back({std::string(all.bytes(0)), std::string(all.bytes(1))});
  LOCSEG_TRY(connection_.status());
  return pairs;
}

Result<void> SqliteSearch::choose(const LanguagePair& pair) {
  chosen_ = pair;
  ++state_number_;
  Statement find(connection_, "SELECT id FROM language WHERE tag=?1");
  const auto id_of = [&](const std::string& tag) -> std::int64_t {
    std::int64_t id = -1;  // of no unit
    if (find.bind(1, std::string_view(tag)).step()) {
      id = find.integer(0);
      find.reset();
    }
    return id;
  };
  units_.choose(id_of(pair.source), id_of(pair.target));
  return connection_.status();
}

Result<void> SqliteSearch::candidates(const store::CandidateQuery& query,
                                      const store::TakeCandidate& take) {
  if (store::RareQuery::serves(query.stems.size(), query.percent)) {
    rare_.set(query.stems, lists_.order(), query.percent);
    rare_candidates(take);
  } else {
    search_.run(lists_, query, take);
  }
  return status();
}

void SqliteSearch::rare_candidates(const store::TakeCandidate& take) {
  for (const std::int64_t block : lists_.blocks()) {
    hits_.clear();
    for (std::uint32_t rank = 0; rank < rare_.tokens().size(); ++rank) {
      RareList(lists_.rare(block, rare_.tokens()[rank].term)).find(rare_, rank, hits_);
    }
    for (const RareHit& hit : hits_) {
      if (++shared_[hit.place] != store::shared_of(hit.tokens)) continue;
      const SourceNumber source = (block << store::kBlockBits) | hit.place;
      take(source, lists_.hashes(source));
    }
    for (const RareHit& hit : hits_) shared_[hit.place] = 0;
  }
}

Result<std::vector<SourceNumber>> SqliteSearch::same(std::string_view source_key) {
  const std::uint64_t hash = short_hash_of(source_key);
  std::vector<SourceNumber> found;
  for (const std::int64_t block : lists_.blocks()) {
    const std::string_view entries = lists_.wholes(block, whole_row(hash));
    for (std::size_t at = 0; at + 4 <= entries.size(); at += 4) {
      const auto entry = base::load_little_endian<std::uint32_t>(entries.data() + at);
      if (entry >> store::kBlockBits != whole_rest(hash)) continue;
      found.push_back((block << store::kBlockBits) | static_cast<store::BlockIndex>(entry));
    }
  }
  std::ranges::sort(found);
  found.erase(std::unique(found.begin(), found.end()), found.end());
  LOCSEG_TRY(status());
  return found;
}

Result<std::vector<SourceNumber>> SqliteSearch::with_all(store::TermSide side,
                                                         std::span<const store::Term> terms) {
  const TermFamily family =
      side == store::TermSide::kSource ? TermFamily::kSource : TermFamily::kTarget;
  std::vector<SourceNumber> found;
  if (terms.empty()) return found;
  std::vector<store::Postings> lists;
  std::vector<store::BlockIndex> both;
  for (const std::int64_t block : lists_.blocks()) {
    lists.clear();
    for (const store::Term term : terms) lists.push_back(lists_.list(block, family, term));
    std::ranges::sort(lists, {}, &store::Postings::count);
    both.clear();
    for (std::size_t i = 0; i < lists.size() && (i == 0 || !both.empty()); ++i) {
      if (lists[i].count() == 0) {
        both.clear();
        break;
      }
      if (i != 0 && lists[i].is_bitmap()) {
        std::erase_if(both, [&](store::BlockIndex place) { return !lists[i].holds(place); });
        continue;
      }
      if (!lists[i].decode(places_)) {
        return failure(ErrorCode::kMalformed, "the fuzzy index of the store is damaged",
                       connection_.path());
      }
      if (i == 0) {
        both = places_;
        continue;
      }
      const auto end = std::set_intersection(both.begin(), both.end(), places_.begin(),
                                             places_.end(), both.begin());
      both.erase(end, both.end());
    }
    for (const store::BlockIndex place : both) {
      found.push_back((block << store::kBlockBits) | place);
    }
  }
  lists_.trim();
  LOCSEG_TRY(status());
  return found;
}

bool SqliteSearch::is_found(std::int64_t from) {
  Statement next(connection_,
                 "SELECT unit.id, tag, source FROM unit JOIN language ON language.id=source_lang "
                 "WHERE unit.id>=?1 AND unit.id & (1 << " LOCSEG_ORDINAL_BITS
                 ") - 1 = 0 ORDER BY unit.id LIMIT 1");
  if (!next.bind(1, UnitKey{from, 0}.packed()).step()) return true;
  const SourceNumber number = UnitKey::unpacked(next.integer(0)).source;
  store::MatchReader reader;
  store::MatchText text;
  store::MatchTerms terms;
  reader.read(next.bytes(2), text);
  store::TermMaker(next.bytes(1)).make(text, terms);
  return is_listed(number, terms) && lists_.hashes(number) == terms.hashes;
}

// Long lists are only looked for: to read them takes longer than a look-up.
bool SqliteSearch::is_listed(SourceNumber number, const store::MatchTerms& terms) {
  const std::int64_t block = number >> store::kBlockBits;
  const auto place = static_cast<store::BlockIndex>(number);
  constexpr std::uint32_t kLong = 4096;
  for (const std::vector<store::Term>* family : {&terms.words, &terms.pairs}) {
    for (const store::Term term : *family) {
      const store::Postings list = lists_.list(block, TermFamily::kSource, term);
      if (list.count() == 0) return false;
      if (list.count() > kLong) continue;
      if (!list.decode(places_)) return false;
      if (!std::ranges::binary_search(places_, place)) return false;
    }
  }
  std::vector<store::RareToken> listed;
  store::listed_tokens(terms.stems, lists_.order(), listed);
  const store::Marks marks = store::marks_of(terms.stems);
  const auto tokens = static_cast<std::uint32_t>(terms.stems.size());
  return std::ranges::all_of(listed, [&](const store::RareToken& token) {
    return RareList(lists_.rare(block, token.term))
        .holds({rare_key(tokens, token.at, place), marks});
  });
}

std::string SqliteSearch::validate_index() {
  const SourceNumber last =
      UnitKey::unpacked(connection_.number("SELECT max(id) FROM unit")).source;
  // And another one every time, so that a row that is lost does not stay so: no checksum tells.
  std::random_device random;
  const SourceNumber any =
      std::uniform_int_distribution<SourceNumber>(0, std::max<SourceNumber>(last, 0))(random);
  for (const SourceNumber from : {last / 3, last / 3 * 2, last, any}) {
    if (!is_found(from)) return "it does not hold all units";
  }
  return {};
}

}  // namespace

Result<std::unique_ptr<store::FuzzySearch>> open_fuzzy_search(const std::string& path,
                                                              std::string& notice) {
  std::string why;
  for (const bool again : {false, true}) {
    auto connection = connect_reading(path);
    LOCSEG_TRY(connection);
    if (are_match_tables_whole(*connection)) {
      auto store = std::make_unique<SqliteSearch>(std::move(*connection), path);
      auto begun = store->begin();
      if (begun) why = store->validate_index();
      if (begun && why.empty()) begun = store->status();
      store->end();
      if (!begun && !store->is_index_damaged()) return tl::unexpected<Error>(begun.error());
      if (begun && why.empty()) {
        if (notice.empty()) notice = store->notice();
        return store;
      }
      if (why.empty()) why = "it is damaged";
    } else {
      LOCSEG_TRY(connection->status());
      why = "its tables are missing";
    }
    if (again) break;
    if (auto made = rebuild_match_index(path); !made) {
      return failure(
          made.error().code,
          "the fuzzy index cannot be used (" + why + ") or rebuilt: " + made.error().message, path);
    }
    notice = "rebuilt the fuzzy index: " + why;
  }
  return failure(ErrorCode::kMalformed,
                 "the fuzzy index of the store was rebuilt and cannot be used: " + why, path);
}

}  // namespace locseg::sqlite
