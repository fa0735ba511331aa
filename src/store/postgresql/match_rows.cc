// A row of the table posting holds numbers that differ by less than 2^23, which leaves eight bits
// of an int for the tokens.
#include "store/postgresql/match_rows.h"

#include <algorithm>

#include "base/radix_sort.h"
#include "locseg/identity.h"

namespace locseg::postgresql {
namespace {

constexpr int kTokenBits = 8;
constexpr std::uint64_t kMaxTokens = (1U << kTokenBits) - 1;
constexpr std::uint64_t kSpan = std::uint64_t{1} << 23;
constexpr std::size_t kMaxEntries = 480;  // so that a row is in one page, as it is
constexpr std::uint32_t kManyTokens = 16;
constexpr std::size_t kMaxRareEntries = 64;  // the same
// An entry of a rare list: the place, the length, the source's number.
constexpr int kSizeShift = 47;
constexpr int kPlaceShift = kSizeShift + kTokenBits;
constexpr int kFamilyBits = 1;
constexpr int kPartShift = store::kTermBits + kFamilyBits;

}  // namespace

std::int64_t identity_of(std::string_view text) {
  return static_cast<std::int64_t>(short_hash_of(source_key(text)));
}

store::TermMaker& MatchRows::terms_for(std::string_view language) {
  auto found = makers_.find(language);
  if (found == makers_.end()) {
    found = makers_.emplace(std::string(language), store::TermMaker(language)).first;
  }
  return found->second;
}

void MatchRows::add(PostingFamily family, std::int64_t source, store::Term term,
                    std::size_t tokens) {
  const auto part = static_cast<std::uint64_t>(part_of(source, parts_));
  const std::uint64_t key =
      (part << kPartShift) | (static_cast<std::uint64_t>(family) << store::kTermBits) | term;
  entries_.push_back({key, (static_cast<std::uint64_t>(source) << kTokenBits) |
                               std::min<std::uint64_t>(tokens, kMaxTokens)});
}

MatchRows::Terms MatchRows::add_source(std::int64_t number, std::string_view language,
                                       std::string_view text) {
  reader_.read(text, text_);
  terms_for(language).make(text_, terms_);
  words_.clear();
  for (const store::Term term : terms_.words) {
    words_.push_back(static_cast<std::int32_t>(term));
    add(PostingFamily::kSource, number, term, terms_.words.size());
  }
  for (const store::Term term : terms_.pairs) {
    add(PostingFamily::kSource, number, term, terms_.words.size());
  }
  unlisted_.add(number, terms_.stems);
  return {terms_.hashes, words_, static_cast<std::int64_t>(terms_.words.size())};
}

void MatchRows::gather(std::int64_t number, std::string_view language, std::string_view text) {
  reader_.read(text, text_);
  terms_for(language).make(text_, terms_);
  unlisted_.add(number, terms_.stems);
}

void MatchRows::add_target(std::int64_t source, std::string_view language, std::string_view text) {
  reader_.read(text, text_);
  terms_for(language).make_plain(text_, plain_);
  for (const store::Term term : plain_) add(PostingFamily::kTarget, source, term, 0);
}

// Entries are most often made in order of source.
void MatchRows::sort_entries() {
  const auto spot_of = [](const Entry& entry) { return entry.spot; };
  if (!std::ranges::is_sorted(entries_, {}, spot_of)) {
    base::radix_sort(entries_, scratch_, spot_of);
  }
  base::radix_sort(entries_, scratch_, [](const Entry& entry) { return entry.key; });
  entries_.erase(std::unique(entries_.begin(), entries_.end()), entries_.end());
}

void MatchRows::write(RowWriter& rows, std::int64_t& last_row) {
  sort_entries();
  std::size_t at = 0;
  std::vector<std::int32_t> sources;
  rows.append("posting", "part, family, term, row, base, count, sources", [&](CopyRows& copy) {
    if (at == entries_.size()) return false;
    const Entry first = entries_[at];
    const std::uint64_t base = first.spot >> kTokenBits;
    sources.clear();
    for (; at != entries_.size() && entries_[at].key == first.key && sources.size() < kMaxEntries &&
           (entries_[at].spot >> kTokenBits) - base < kSpan;
         ++at) {
      sources.push_back(static_cast<std::int32_t>(entries_[at].spot - (base << kTokenBits)));
    }
    copy.begin(7)
        .add_short(static_cast<std::int64_t>(first.key >> kPartShift))
        .add_short(static_cast<std::int64_t>((first.key >> store::kTermBits) & 1))
        .add_int(static_cast<std::int64_t>(first.key & ((1U << store::kTermBits) - 1)))
        .add(++last_row)
        .add(static_cast<std::int64_t>(base))
        .add_int(static_cast<std::int64_t>(sources.size()))
        .add_ints(sources);
    return true;
  });
  entries_.clear();
}

store::TermOrder MatchRows::order() const {
  store::TermCounter counter;
  unlisted_.count(counter);
  return counter.order();
}

std::vector<MatchRows::RareSource> MatchRows::rare_sources() const {
  std::vector<RareSource> sources;
  for (const store::UnlistedSources::Source& source : unlisted_.sources()) {
    const std::span<const store::Term> stems = unlisted_.stems_of(source);
    const bool is_long = source.size >= kManyTokens;
    sources.push_back({source.number, static_cast<std::int64_t>(source.size),
                       static_cast<std::int64_t>(store::marks_of(stems)),
                       is_long ? static_cast<std::int64_t>(store::more_marks_of(stems)) : 0});
  }
  return sources;
}

std::vector<MatchRows::RareSpot> MatchRows::rare_spots(const store::TermOrder& order) const {
  std::vector<RareSpot> spots;
  std::vector<store::RareToken> listed;
  std::uint32_t number = 0;
  for (const store::UnlistedSources::Source& source : unlisted_.sources()) {
    const auto part = static_cast<std::uint64_t>(part_of(source.number, parts_));
    const std::uint32_t band = store::band_of(static_cast<std::uint32_t>(source.size));
    store::listed_tokens(unlisted_.stems_of(source), order, listed);
    for (const store::RareToken& token : listed) {
      const std::uint64_t list = (part << store::kBandedBits) | store::banded(token.term, band);
      spots.push_back({(list << kTokenBits) | token.at, number});
    }
    ++number;
  }
  std::vector<RareSpot> scratch;
  base::radix_sort(spots, scratch, [](const RareSpot& spot) { return spot.key; });
  return spots;
}

void MatchRows::write_rare(RowWriter& rows, const store::TermOrder& order, std::int64_t& last_row) {
  const std::vector<RareSource> sources = rare_sources();
  const std::vector<RareSpot> all = rare_spots(order);
  auto at = all.begin();
  std::vector<std::int64_t> spots;
  std::vector<std::int64_t> marks;
  std::vector<std::int64_t> more;
  rows.append("rare", "part, term, last, row, first, spots, marks, more", [&](CopyRows& copy) {
    if (at == all.end()) return false;
    const std::uint64_t list = at->key >> kTokenBits;
    const auto place_of = [](const RareSpot& spot) {
      return static_cast<std::int64_t>(spot.key & kMaxTokens);
    };
    const std::int64_t first = place_of(*at);
    std::int64_t last = first;
    spots.clear();
    marks.clear();
    more.clear();
    for (; at != all.end() && at->key >> kTokenBits == list && spots.size() < kMaxRareEntries;
         ++at) {
      const RareSource& source = sources[at->source];
      last = place_of(*at);
      spots.push_back((last << kPlaceShift) | (source.size << kSizeShift) | source.number);
      marks.push_back(source.marks);
      if (source.more != 0) more.push_back(source.more);
    }
    copy.begin(8)
        .add_short(static_cast<std::int64_t>(list >> store::kBandedBits))
        .add_int(static_cast<std::int64_t>(list & ((1U << store::kBandedBits) - 1)))
        .add_short(last)
        .add(++last_row)
        .add_short(first)
        .add(spots)
        .add(marks)
        .add(more);
    return true;
  });
  unlisted_.clear();
}

}  // namespace locseg::postgresql
