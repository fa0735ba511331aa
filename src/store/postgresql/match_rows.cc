// A row of the table posting holds numbers that differ by less than 2^23, which leaves eight bits
// of an int for the tokens.
#include "store/postgresql/match_rows.h"

#include <algorithm>

#include "locseg/identity.h"

namespace locseg::postgresql {
namespace {

constexpr int kTokenBits = 8;
constexpr std::uint64_t kMaxTokens = (1U << kTokenBits) - 1;
constexpr std::uint64_t kSpan = std::uint64_t{1} << 23;
constexpr std::size_t kMaxEntries = 4096;  // of a row: what one search reads of it at least
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
  return {terms_.hashes, words_, static_cast<std::int64_t>(terms_.words.size())};
}

void MatchRows::add_target(std::int64_t source, std::string_view language, std::string_view text) {
  reader_.read(text, text_);
  terms_for(language).make_plain(text_, plain_);
  for (const store::Term term : plain_) add(PostingFamily::kTarget, source, term, 0);
}

void MatchRows::write(RowWriter& rows, std::int64_t& last_row) {
  std::sort(entries_.begin(), entries_.end());
  entries_.erase(std::unique(entries_.begin(), entries_.end()), entries_.end());
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

}  // namespace locseg::postgresql
