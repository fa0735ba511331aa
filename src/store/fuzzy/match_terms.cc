// The k-th of its kind is found by comparing with all before, which for a sentence is quicker than
// any table.
#include "store/fuzzy/match_terms.h"

#include <unordered_map>

#include "locseg/identity.h"

namespace locseg::store {
namespace {

constexpr std::size_t kWordsKept = std::size_t{1} << 15;
constexpr std::uint32_t kPairSalt = 0x9E3779B1;

Term fold(std::uint64_t hash) { return static_cast<Term>(hash >> (64 - kTermBits)); }

// The finalizer of splitmix64.
std::uint64_t spread(std::uint64_t value) {
  value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9U;
  value = (value ^ (value >> 27)) * 0x94D049BB133111EBU;
  return value ^ (value >> 31);
}

Term term_of(std::uint32_t first, std::uint32_t second) {
  return fold(spread((std::uint64_t{first} << 32) | second));
}

}  // namespace

TermMaker::TermMaker(std::string_view language) : stemmer_(text::Stemmer::of_language(language)) {}

TermMaker::TermCache TermMaker::know(std::string_view key, TokenKind kind) {
  const std::uint64_t hash = short_hash_of(key);
  const auto byte = static_cast<std::uint8_t>(hash >> 24);
  if (kind != TokenKind::kWord || !stemmer_) return {static_cast<std::uint32_t>(hash), byte};
  if (met_.empty()) met_.resize(kWordsKept);
  SeenTerms& met = met_[hash & (kWordsKept - 1)];
  if (met.word != hash) {
    met = {hash, static_cast<std::uint32_t>(short_hash_of(stemmer_->stem(key)))};
  }
  return {met.stem, byte};
}

void TermMaker::make(const MatchText& text, MatchTerms& into) {
  into.words.clear();
  into.stems.clear();
  into.pairs.clear();
  into.hashes.clear();
  known_.clear();
  for (const MatchToken& token : text.tokens) {
    known_.push_back(know(text.key(token), token.kind));
    into.hashes += static_cast<char>(known_.back().key);
    into.stems.push_back(term_of(known_.back().stem, 0));
  }
  // Which one of its kind each is: quadratic for a sentence, sorted for what is longer.
  constexpr std::size_t kShort = 64;
  const std::size_t count = known_.size();
  into.words.resize(count);
  if (count <= kShort) {
    for (std::size_t i = 0; i < count; ++i) {
      std::uint32_t before = 0;
      for (std::size_t j = 0; j < i; ++j) before += known_[j].stem == known_[i].stem ? 1U : 0U;
      into.words[i] = before == 0 ? into.stems[i] : term_of(known_[i].stem, before);
    }
  } else {
    std::unordered_map<std::uint32_t, std::uint32_t> seen;
    for (std::size_t i = 0; i < count; ++i) {
      into.words[i] = term_of(known_[i].stem, seen[known_[i].stem]++);
    }
  }
  for (std::size_t i = 1; i < count; ++i) {
    const MatchToken& first = text.tokens[i - 1];
    const MatchToken& second = text.tokens[i];
    if (first.kind != TokenKind::kCharacter || second.kind != TokenKind::kCharacter) continue;
    const auto pair = static_cast<std::uint32_t>(
        spread((std::uint64_t{known_[i - 1].stem} << 32) | known_[i].stem) >> 32);
    into.pairs.push_back(term_of(pair ^ kPairSalt, 0));
  }
  // The same pair a second time has a term of its own, too.
  if (into.pairs.size() <= kShort) {
    for (std::size_t i = into.pairs.size(); i-- > 1;) {
      std::uint32_t before = 0;
      for (std::size_t j = 0; j < i; ++j) before += into.pairs[j] == into.pairs[i] ? 1U : 0U;
      if (before != 0) into.pairs[i] = term_of(into.pairs[i] ^ kPairSalt, before);
    }
  } else {
    std::unordered_map<Term, std::uint32_t> seen_pairs;
    for (Term& pair : into.pairs) {
      const std::uint32_t before = seen_pairs[pair]++;
      if (before != 0) pair = term_of(pair ^ kPairSalt, before);
    }
  }
}

void TermMaker::make_plain(const MatchText& text, std::vector<Term>& into) {
  into.clear();
  for (const MatchToken& token : text.tokens) {
    into.push_back(term_of(know(text.key(token), token.kind).stem, 0));
  }
}

std::string TermMaker::stem(const MatchText& text, const MatchToken& token) {
  const std::string_view key = text.key(token);
  if (token.kind != TokenKind::kWord || !stemmer_) return std::string(key);
  return std::string(stemmer_->stem(key));
}

Term whole_term(std::string_view source_key) { return fold(short_hash_of(source_key)); }

}  // namespace locseg::store
