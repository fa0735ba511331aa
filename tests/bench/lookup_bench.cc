// Fuzzy look-ups beside scans, in one process. tests/bench/compare_lookup.sh runs it.
//
//   lookup_bench make SIDE COUNT STORE < segments.jsonl
//       A memory of COUNT distinct sources. SIDE, source or target, says which texts of the
//       segments are its sources. Beyond the distinct ones among them each is put together from two
//       of them: the beginning of one and the end of the other, cut between tokens, and every
//       second has one to five of its tokens dropped, exchanged or taken from a third. The seed is
//       fixed.
//   lookup_bench run QUERIES STORE
//       Perturbs as many sources and looks each up at threshold 70, by the store's index and by a
//       scan over all sources, which are in memory as code points. Prints medians and 95th
//       percentiles in milliseconds of processor time, and how much was found.
//   lookup_bench answer STORE < QUERIES
//       The same with other queries, JSON Lines with `source`, from the first one on.
//   lookup_bench scan STORE < QUERIES
//       Scans alone, for the time of a whole process. Prints how much was found.
//   lookup_bench open STORE
//       Opens the store, says what the process takes before the first answer and after it.
//   lookup_bench tsv STORE / queries QUERIES STORE
//       Sources and targets, or the same queries, for other tools.
//
// The scan is that of a bit-parallel library: cached patterns, lengths that cannot reach the
// cut-off passed over, and where the cut-off allows at most 31 edits a band of 64 rows in one word
// (H. Hyyro, "A bit-vector algorithm for computing Levenshtein and Damerau edit distances", 2003,
// as rapidfuzz-cpp has it); else blocks of 64 rows. Built with rapidfuzz-cpp in the include path,
// it is rapidfuzz::CachedLevenshtein that scans.
#include <sys/resource.h>
#include <time.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <string>
#include <unordered_set>
#include <vector>

#include "base/json_object.h"
#include "base/utf8.h"
#include "locseg/memory.h"
#include "locseg/store.h"
#include "reference/leverage.h"
#include "sequence/distance.h"

#if __has_include(<rapidfuzz/distance/Levenshtein.hpp>)
#include <rapidfuzz/distance/Levenshtein.hpp>
#define LOCSEG_HAS_RAPIDFUZZ 1
#endif

namespace locseg {
namespace {

constexpr int kThreshold = 70;

using reference::Random;
using Codes = std::u32string;

int fail(const Error& error) {
  std::fprintf(stderr, "%s\n", to_string(error).c_str());
  return 2;
}

Codes codes_of(std::string_view text) {
  Codes codes;
  for (std::size_t at = 0; at < text.size();) {
    const base::CodePoint point = base::code_point_at(text, at);
    codes += point.valid() ? point.value : U'\xFFFD';
    at += point.size;
  }
  return codes;
}

// One query's side of a scan over characters.
class CharacterScan {
 public:
  explicit CharacterScan(const Codes& query)
      : query_(query),
#ifdef LOCSEG_HAS_RAPIDFUZZ
        cached_(query)
#else
        blocks_((query.size() + 63) / 64),
        none_(blocks_, 0),
        state_(blocks_)
#endif
  {
#ifndef LOCSEG_HAS_RAPIDFUZZ
    low_.assign(256 * blocks_, 0);
    for (std::size_t row = 0; row < query.size(); ++row) {
      std::uint64_t* places = query[row] < 256 ? &low_[query[row] * blocks_] : slot(query[row]);
      places[row / 64] |= std::uint64_t{1} << (row % 64);
    }
#endif
  }

  [[nodiscard]] bool reaches(const Codes& text) {
    const std::size_t longer = std::max(query_.size(), text.size());
    const auto cutoff = static_cast<std::uint32_t>(longer - (longer * kThreshold + 99) / 100);
    if (longer - std::min(query_.size(), text.size()) > cutoff) return false;
#ifdef LOCSEG_HAS_RAPIDFUZZ
    return cached_.normalized_similarity(text, kThreshold / 100.0) >= kThreshold / 100.0;
#else
    if (query_.empty() || text.empty()) return longer == 0;
    if (query_.size() > 64 && 2 * cutoff + 1 <= 64 && cutoff < query_.size()) {
      return in_band(text, cutoff) <= cutoff;
    }
    if (query_.size() <= 64) return in_word(text, cutoff) <= cutoff;
    return in_blocks(text, cutoff) <= cutoff;
#endif
  }

 private:
#ifdef LOCSEG_HAS_RAPIDFUZZ
  Codes query_;
  rapidfuzz::CachedLevenshtein<char32_t> cached_;
#else
  // Open addressing, as rapidfuzz's map for wide characters.
  std::uint64_t* slot(char32_t c) {
    if (keys_.empty()) {
      std::size_t size = 128;
      while (size < 2 * query_.size()) size *= 2;
      keys_.assign(size, 0);
      high_.assign(size * blocks_, 0);
    }
    std::size_t at = (c * 0x9E3779B1U >> 7) & (keys_.size() - 1);
    while (keys_[at] != 0 && keys_[at] != c) at = (at + 1) & (keys_.size() - 1);
    keys_[at] = c;
    return &high_[at * blocks_];
  }
  [[nodiscard]] const std::uint64_t* places(char32_t c) const {
    if (c < 256) return &low_[c * blocks_];
    if (keys_.empty()) return nullptr;
    std::size_t at = (c * 0x9E3779B1U >> 7) & (keys_.size() - 1);
    while (keys_[at] != 0 && keys_[at] != c) at = (at + 1) & (keys_.size() - 1);
    return keys_[at] == 0 ? nullptr : &high_[at * blocks_];
  }

  [[nodiscard]] std::uint32_t in_word(const Codes& text, std::uint32_t cutoff) const {
    std::uint64_t rising = ~std::uint64_t{0};
    std::uint64_t falling = 0;
    auto score = static_cast<std::uint32_t>(query_.size());
    const std::uint64_t last = std::uint64_t{1} << (query_.size() - 1);
    auto left = static_cast<std::uint32_t>(text.size());
    for (const char32_t c : text) {
      const std::uint64_t* const at = places(c);
      const std::uint64_t equal = at == nullptr ? 0 : *at;
      const std::uint64_t zero = (((equal & rising) + rising) ^ rising) | equal | falling;
      std::uint64_t up = falling | ~(zero | rising);
      std::uint64_t down = rising & zero;
      score += (up & last) != 0 ? 1U : 0U;
      score -= (down & last) != 0 ? 1U : 0U;
      --left;
      if (score > cutoff && score - cutoff > left) return cutoff + 1;
      up = (up << 1) | 1;
      down <<= 1;
      rising = down | ~(zero | up);
      falling = up & zero;
    }
    return score;
  }

  // The band moves one row down with every column; its last bit is the diagonal `cutoff` below the
  // main one until that leaves the table, then the last row, which moves up in the band.
  [[nodiscard]] std::uint32_t in_band(const Codes& text, std::uint32_t cutoff) const {
    const std::size_t rows = query_.size();
    std::uint64_t rising = ~std::uint64_t{0} << (64 - cutoff - 1);
    std::uint64_t falling = 0;
    std::uint32_t score = cutoff;
    constexpr std::uint64_t kLast = std::uint64_t{1} << 63;
    std::uint64_t in_row = std::uint64_t{1} << 62;
    std::ptrdiff_t start = static_cast<std::ptrdiff_t>(cutoff) + 1 - 64;
    const std::size_t most = 2 * std::size_t{cutoff} + text.size() - rows;
    for (std::size_t column = 0; column < text.size(); ++column, ++start) {
      const std::uint64_t* const at = places(text[column]);
      std::uint64_t equal = 0;
      if (at != nullptr && start < 0) {
        equal = at[0] << -start;
      } else if (at != nullptr) {
        const auto word = static_cast<std::size_t>(start) / 64;
        const auto bit = static_cast<std::size_t>(start) % 64;
        if (word < blocks_) equal = at[word] >> bit;
        if (bit != 0 && word + 1 < blocks_) equal |= at[word + 1] << (64 - bit);
      }
      const std::uint64_t zero = (((equal & rising) + rising) ^ rising) | equal | falling;
      const std::uint64_t up = falling | ~(zero | rising);
      const std::uint64_t down = zero & rising;
      if (column + cutoff < rows) {
        score += (zero & kLast) == 0 ? 1U : 0U;
      } else {
        score += (up & in_row) != 0 ? 1U : 0U;
        score -= (down & in_row) != 0 ? 1U : 0U;
        in_row >>= 1;
      }
      if (score > most) return cutoff + 1;
      rising = down | ~((zero >> 1) | up);
      falling = (zero >> 1) & up;
    }
    return score;
  }

  // Blocks of 64 rows, of which those near the diagonal are computed, as DistancePattern has them.
  [[nodiscard]] std::uint32_t in_blocks(const Codes& text, std::uint32_t cutoff) {
    const auto size = static_cast<std::uint32_t>(query_.size());
    const auto last_block = static_cast<std::uint32_t>(blocks_ - 1);
    const auto rows_of = [&](std::uint32_t block) { return std::min(64U, size - block * 64); };
    const auto block_at = [&](std::uint64_t row) {
      return static_cast<std::uint32_t>(std::min<std::uint64_t>(row / 64, last_block));
    };
    std::uint32_t top = 0;
    std::uint32_t bottom = block_at(cutoff);
    for (std::uint32_t block = 0; block <= bottom; ++block) {
      state_[block] = {~std::uint64_t{0}, 0, std::min((block + 1) * 64, size)};
    }
    for (std::size_t column = 0; column < text.size(); ++column) {
      if (column > cutoff) top = std::max(top, block_at(column - cutoff - 1));
      const std::uint64_t* equal_places = places(text[column]);
      if (equal_places == nullptr) equal_places = none_.data();
      while (bottom < block_at(std::uint64_t{column} + cutoff + 1)) {
        const std::uint32_t above = state_[bottom].score;
        ++bottom;
        state_[bottom] = {~std::uint64_t{0}, 0, above + rows_of(bottom)};
      }
      int carry = 1;
      for (std::uint32_t block = top; block <= bottom; ++block) {
        Block& state = state_[block];
        std::uint64_t equal = equal_places[block];
        const std::uint64_t last = std::uint64_t{1} << (rows_of(block) - 1);
        const std::uint64_t below = equal | state.falling;
        if (carry < 0) equal |= 1;
        const std::uint64_t zero = (((equal & state.rising) + state.rising) ^ state.rising) | equal;
        std::uint64_t up = state.falling | ~(zero | state.rising);
        std::uint64_t down = state.rising & zero;
        int out = 0;
        if ((up & last) != 0) out = 1;
        if ((down & last) != 0) out = -1;
        up = (up << 1) | (carry > 0 ? 1U : 0U);
        down = (down << 1) | (carry < 0 ? 1U : 0U);
        state.rising = down | ~(below | up);
        state.falling = up & below;
        state.score = static_cast<std::uint32_t>(static_cast<int>(state.score) + out);
        carry = out;
      }
    }
    return bottom == last_block ? state_[bottom].score : cutoff + 1;
  }

  struct Block {
    std::uint64_t rising = 0;
    std::uint64_t falling = 0;
    std::uint32_t score = 0;
  };

  Codes query_;
  std::size_t blocks_;
  std::vector<std::uint64_t> low_;
  std::vector<std::uint64_t> high_;
  std::vector<char32_t> keys_;
  std::vector<std::uint64_t> none_;
  std::vector<Block> state_;
#endif
};

struct OwnedUnit {
  std::string source;
  std::string target;
};

std::vector<OwnedUnit> units_from(std::istream& in, bool swapped) {
  std::vector<OwnedUnit> units;
  std::unordered_set<std::string> known;
  for (std::string line; std::getline(in, line);) {
    OwnedUnit unit;
    const auto fault = base::read_json_line(line, [&](std::string_view key) {
      if (key == "source") return base::JsonField{swapped ? &unit.target : &unit.source, true};
      if (key == "target") return base::JsonField{swapped ? &unit.source : &unit.target, true};
      return base::JsonField{};
    });
    if (!fault && known.insert(unit.source).second) units.push_back(std::move(unit));
  }
  return units;
}

// The beginning of one text and the end of another, cut where tokens begin.
std::string spliced(const std::string& first, const std::string& second, Random& random) {
  store::MatchReader reader;
  store::MatchText text;
  const auto cut = [&](const std::string& from) -> std::size_t {
    reader.read(from, text);
    if (text.tokens.empty() || text.text.data() != from.data()) return 0;
    return text.tokens[random.below(static_cast<std::uint32_t>(text.tokens.size()))].written.begin;
  };
  return first.substr(0, cut(first)) + second.substr(cut(second));
}

int make(bool swapped, std::size_t count, const std::string& path) {
  std::vector<OwnedUnit> units = units_from(std::cin, swapped);
  if (units.empty()) return fail({ErrorCode::kMisuse, "no segments on standard input", "", {}});
  const auto stock = static_cast<std::uint32_t>(units.size());
  std::unordered_set<std::string> known;
  for (const OwnedUnit& unit : units) known.insert(unit.source);
  Random random(20211105);
  while (units.size() < count) {
    const auto any = [&]() -> const OwnedUnit& { return units[random.below(stock)]; };
    const OwnedUnit& first = any();
    OwnedUnit unit{spliced(first.source, any().source, random), first.target};
    if (random.one_in(2)) unit.source = reference::perturbed(unit.source, any().source, random);
    unit.target += ' ' + std::to_string(units.size());
    if (!unit.source.empty() && known.insert(unit.source).second) units.push_back(unit);
  }
  // The stock first stands among the others, as it would in a memory that grew.
  std::shuffle(units.begin(), units.end(), random);
  units.resize(std::min(units.size(), count));
  auto store = open_store(path, StoreMode::kUpdate);
  if (!store) return fail(store.error());
  constexpr std::size_t kSegments = 46;
  std::vector<Unit> group;
  for (std::size_t begin = 0; begin < units.size(); begin += kSegments) {
    group.clear();
    for (std::size_t i = begin; i < std::min(units.size(), begin + kSegments); ++i) {
      group.push_back({"", i - begin + 1, units[i].source, units[i].target, false});
    }
    const std::string name = "article-" + std::to_string(begin) + ".md";
    const ArticleInfo info{
        name, swapped ? "und" : "en-US", swapped ? "en-US" : "und", "MT", "", "2021-06-30", {}};
    if (auto put = (*store)->put({info, group}); !put) return fail(put.error());
  }
  if (auto done = (*store)->commit(); !done) return fail(done.error());
  return 0;
}

class OwnedUnits final : public UnitSink {
 public:
  Result<void> begin_article(const ArticleInfo& /*info*/) override { return {}; }
  Result<void> units(std::span<const Unit> units) override {
    for (const Unit& unit : units) {
      all.push_back({std::string(unit.source), std::string(unit.target)});
    }
    return {};
  }
  Result<void> end_article() override { return {}; }
  std::vector<OwnedUnit> all;
};

Result<std::vector<OwnedUnit>> units_of(const std::string& path) {
  auto store = open_store(path, StoreMode::kRead);
  if (!store) return tl::unexpected<Error>(store.error());
  OwnedUnits units;
  if (auto read = (*store)->read(units); !read) return tl::unexpected<Error>(read.error());
  return std::move(units.all);
}

std::vector<std::string> queries_of(const std::vector<OwnedUnit>& units, std::size_t count) {
  Random random(7);
  std::vector<std::string> queries;
  while (queries.size() < count) {
    const auto any = [&]() -> const std::string& {
      return units[random.below(static_cast<std::uint32_t>(units.size()))].source;
    };
    queries.push_back(reference::perturbed(any(), any(), random));
  }
  return queries;
}

// Processor time of this thread: what else runs on the machine hits both sides alike.
struct Clock {
  static double now() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
  }
};

double milliseconds(double begin) { return Clock::now() - begin; }

struct Times {
  std::vector<double> all;
  double at(double part) {
    std::sort(all.begin(), all.end());
    return all[static_cast<std::size_t>(part * static_cast<double>(all.size() - 1))];
  }
};

long peak_kib() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

LookupOptions at_threshold() {
  LookupOptions options;
  options.min_score = kThreshold;
  return options;
}

constexpr std::size_t kTurn = 50;

std::vector<Codes> texts_of(const std::vector<OwnedUnit>& units) {
  std::vector<Codes> texts;
  for (const OwnedUnit& unit : units) texts.push_back(codes_of(unit.source));
  return texts;
}

std::size_t scanned(const std::string& query, const std::vector<Codes>& texts) {
  CharacterScan scan(codes_of(query));
  std::size_t found = 0;
  for (const Codes& text : texts) found += scan.reaches(text) ? 1 : 0;
  return found;
}

// The first `warming` queries, whole turns, are not counted.
int compare(const std::vector<OwnedUnit>& units, const std::vector<std::string>& queries,
            std::size_t warming, const std::string& path) {
  const std::vector<Codes> texts = texts_of(units);
  auto leverage = TranslationMemory::open(path, at_threshold());
  if (!leverage) return fail(leverage.error());
  Times indexed;
  Times scans;
  std::size_t matches = 0;
  std::size_t reached = 0;
  const std::size_t count = queries.size() - warming;
  // In turns of some queries, each side with its own data in the processor's caches.
  for (std::size_t turn = 0; turn < queries.size(); turn += kTurn) {
    const auto asked = std::span(queries).subspan(turn, std::min(kTurn, queries.size() - turn));
    const bool counted = turn >= warming;
    for (const std::string& query : asked) {
      const double begin = Clock::now();
      const auto answer = leverage->lookup({query, {}, {}});
      const double took = milliseconds(begin);
      if (!answer) return fail(answer.error());
      if (!counted) continue;
      indexed.all.push_back(took);
      matches += answer->matches.size() + answer->cut;
    }
    for (const std::string& query : asked.first(counted ? asked.size() : 1)) {
      const double begin = Clock::now();
      const std::size_t found = scanned(query, texts);
      const double took = milliseconds(begin);
      if (!counted) continue;
      scans.all.push_back(took);
      reached += found;
    }
  }
  std::printf(
      "%zu sources, %zu queries: locseg p50 %.3f ms, p95 %.3f ms; scan p50 %.3f ms, "
      "p95 %.3f ms; ratio p50 %.1f, p95 %.1f; %.1f matches and %.1f of the scan a query\n",
      units.size(), count, indexed.at(0.5), indexed.at(0.95), scans.at(0.5), scans.at(0.95),
      scans.at(0.5) / indexed.at(0.5), scans.at(0.95) / indexed.at(0.95),
      static_cast<double>(matches) / static_cast<double>(count),
      static_cast<double>(reached) / static_cast<double>(count));
  return 0;
}

int run(std::size_t count, const std::string& path) {
  const auto units = units_of(path);
  if (!units) return fail(units.error());
  // A session is warm after its first questions, and so is a scan.
  constexpr std::size_t kWarming = 4 * kTurn;
  return compare(*units, queries_of(*units, count + kWarming), kWarming, path);
}

std::vector<std::string> queries_from(std::istream& in) {
  std::vector<std::string> queries;
  for (const OwnedUnit& unit : units_from(in, false)) queries.push_back(unit.source);
  return queries;
}

int answer(const std::string& path) {
  const auto units = units_of(path);
  if (!units) return fail(units.error());
  const std::vector<std::string> queries = queries_from(std::cin);
  if (queries.empty()) return fail({ErrorCode::kMisuse, "no queries on standard input", "", {}});
  return compare(*units, queries, 0, path);
}

int scan(const std::string& path) {
  const auto units = units_of(path);
  if (!units) return fail(units.error());
  const std::vector<Codes> texts = texts_of(*units);
  std::size_t found = 0;
  for (const std::string& query : queries_from(std::cin)) found += scanned(query, texts);
  std::printf("%zu\n", found);
  return 0;
}

int open(const std::string& path) {
  auto begin = Clock::now();
  auto leverage = TranslationMemory::open(path, at_threshold());
  if (!leverage) return fail(leverage.error());
  const double opened = milliseconds(begin);
  const long before = peak_kib();
  begin = Clock::now();
  const auto answer =
      leverage->lookup({"Select the **Save** button, and then wait 10 minutes.", {}, {}});
  if (!answer) return fail(answer.error());
  std::printf(
      "opened in %.1f ms, peak %.1f MiB before the first answer, %.1f MiB after it "
      "(%.1f ms)%s%s\n",
      opened, static_cast<double>(before) / 1024, static_cast<double>(peak_kib()) / 1024,
      milliseconds(begin), leverage->notice().empty() ? "" : "; ", leverage->notice().c_str());
  return 0;
}

int print(const std::string& path, std::size_t queries) {
  const auto units = units_of(path);
  if (!units) return fail(units.error());
  const auto flat = [](std::string text) {
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
    return text;
  };
  if (queries != 0) {
    for (const std::string& query : queries_of(*units, queries)) std::puts(flat(query).c_str());
    return 0;
  }
  for (const OwnedUnit& unit : *units) {
    std::printf("%s\t%s\n", flat(unit.source).c_str(), flat(unit.target).c_str());
  }
  return 0;
}

// The scan has to be right to be compared with.
int check() {
  Random random(3);
  for (int i = 0; i < 200'000; ++i) {
    Codes a(1 + random.below(150), U'a');
    for (char32_t& c : a) c = random.one_in(3) ? 0x4E00 + random.below(9) : U'a' + random.below(4);
    Codes b = a;
    for (std::uint32_t edits = random.below(30); edits != 0 && !b.empty(); --edits) {
      const std::size_t at = random.below(static_cast<std::uint32_t>(b.size()));
      if (random.one_in(3)) {
        b.erase(at, 1);
      } else if (random.one_in(2)) {
        b.insert(at, 1, U'x');
      } else {
        b[at] = U'y';
      }
    }
    const std::vector<sequence::Symbol> left(a.begin(), a.end());
    const std::vector<sequence::Symbol> right(b.begin(), b.end());
    const std::size_t longer = std::max(a.size(), b.size());
    const std::size_t edits = sequence::edit_distance(left, right);
    const bool reaches = edits <= longer - (longer * kThreshold + 99) / 100;
    if (CharacterScan(a).reaches(b) != reaches) {
      std::fprintf(stderr, "the scan is wrong: %zu and %zu characters, %zu edits\n", a.size(),
                   b.size(), edits);
      return 1;
    }
  }
  return 0;
}

}  // namespace
}  // namespace locseg

int main(int argc, char** argv) {
  const std::vector<std::string> given(argv + 1, argv + argc);
  const auto number = [&](std::size_t i) {
    return static_cast<std::size_t>(std::strtoull(given[i].c_str(), nullptr, 10));
  };
  if (given.size() == 4 && given[0] == "make") {
    return locseg::make(given[1] == "target", number(2), given[3]);
  }
  if (given.size() == 3 && given[0] == "run") return locseg::run(number(1), given[2]);
  if (given.size() == 2 && given[0] == "answer") return locseg::answer(given[1]);
  if (given.size() == 2 && given[0] == "scan") return locseg::scan(given[1]);
  if (given.size() == 3 && given[0] == "queries") return locseg::print(given[2], number(1));
  if (given.size() == 2 && given[0] == "tsv") return locseg::print(given[1], 0);
  if (given.size() == 2 && given[0] == "open") return locseg::open(given[1]);
  if (given.size() == 1 && given[0] == "check") return locseg::check();
  std::fputs("usage: see the head of tests/bench/lookup_bench.cc\n", stderr);
  return 2;
}
