// Leverage by scanning: every source is compared with the query, by the textbook's table of edit
// distances over the tokens. What the index finds is held against this. And the queries: real
// sources, perturbed as revisions perturb them.
#pragma once

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "locseg/identity.h"
#include "locseg/memory.h"
#include "reference/features.h"
#include "reference/random.h"
#include "store/fuzzy/match_text.h"

namespace locseg::reference {

struct Pair {
  std::string source;
  std::string target;

  friend auto operator<=>(const Pair&, const Pair&) = default;
};

struct Scored {
  int score;
  std::string source;
  std::string target;

  friend auto operator<=>(const Scored&, const Scored&) = default;
};

/// A text's tokens as numbers, its identity and what the tokens' folding hides.
struct Tokenized {
  std::vector<int> tokens;
  std::string key;
  Features features;
};

class Scan {
 public:
  explicit Scan(const std::vector<Pair>& units) : units_(units) {
    for (const Pair& unit : units) sources_.push_back(read(unit.source));
  }

  std::vector<Scored> lookup(const std::string& query, int least) {
    const Tokenized own = read(query);
    std::vector<Scored> found;
    for (std::size_t i = 0; i < units_.size(); ++i) {
      const int score = score_of(own, sources_[i], least);
      if (score >= least) found.push_back({score, units_[i].source, units_[i].target});
    }
    std::ranges::sort(found);
    return found;
  }

 private:
  Tokenized read(const std::string& text) {
    store::MatchText read;
    reader_.read(text, read);
    Tokenized out;
    for (const store::MatchToken& token : read.tokens) {
      const auto at = numbers_.try_emplace(std::string(read.key(token)), numbers_.size()).first;
      out.tokens.push_back(static_cast<int>(at->second));
    }
    out.key = source_key(text);
    out.features = features_of(read);
    return out;
  }

  static int score_of(const Tokenized& a, const Tokenized& b, int least) {
    if (a.key == b.key) return 100;
    const std::size_t n = a.tokens.size();
    const std::size_t m = b.tokens.size();
    const std::size_t longer = std::max(n, m);
    if (n == 0 || m == 0) return 0;
    if (100 * std::min(n, m) < static_cast<std::size_t>(least) * longer) return 0;
    std::vector<std::size_t> row(m + 1);
    for (std::size_t j = 0; j <= m; ++j) row[j] = j;
    for (std::size_t i = 1; i <= n; ++i) {
      std::size_t diagonal = row[0];
      row[0] = i;
      for (std::size_t j = 1; j <= m; ++j) {
        const std::size_t replaced = diagonal + (a.tokens[i - 1] == b.tokens[j - 1] ? 0 : 1);
        diagonal = row[j];
        row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
      }
    }
    int score = static_cast<int>(100 * (longer - row[m]) / longer);
    if (score < least) return score;
    score -= a.features.codes != b.features.codes ? 1 : 0;
    score -= a.features.numbers != b.features.numbers ? 1 : 0;
    score -= a.features.marks != b.features.marks ? 1 : 0;
    score -= case_differs(a.features.words, b.features.words) ? 1 : 0;
    return std::min(score, 99);
  }

  // Of words that both have, one is written differently.
  static bool case_differs(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    std::map<std::string, std::multiset<std::string>> by_key[2];
    for (const auto& [words, sorted] : {std::pair{&a, &by_key[0]}, {&b, &by_key[1]}}) {
      for (const std::string& word : *words) {
        (*sorted)[word.substr(0, word.find('\x02'))].insert(word);
      }
    }
    for (const auto& [key, words] : by_key[0]) {
      const std::multiset<std::string>& others = by_key[1][key];
      std::vector<std::string> both;
      std::ranges::set_intersection(words, others, std::back_inserter(both));
      if (both.size() < std::min(words.size(), others.size())) return true;
    }
    return false;
  }

  std::vector<Pair> units_;
  std::vector<Tokenized> sources_;
  std::map<std::string, std::size_t> numbers_;
  store::MatchReader reader_;
};

/// `text` with up to five changes: tokens dropped, taken from `other`, swapped, put in capitals;
/// numbers and codes changed.
inline std::string perturbed(const std::string& text, const std::string& other, Random& random) {
  store::MatchReader reader;
  store::MatchText read;
  std::string out = text;
  for (std::uint32_t changes = 1 + random.below(5); changes != 0; --changes) {
    const std::string before = out;
    reader.read(before, read);
    if (read.tokens.empty() || read.text.data() != before.data()) return out;
    const Span token =
        read.tokens[random.below(static_cast<std::uint32_t>(read.tokens.size()))].written;
    switch (random.below(7)) {
      case 0:
        out.erase(token.begin, token.size());
        break;
      case 1: {
        store::MatchReader second;
        store::MatchText words;
        second.read(other, words);
        if (words.tokens.empty()) break;
        const Span word =
            words.tokens[random.below(static_cast<std::uint32_t>(words.tokens.size()))].written;
        out.insert(token.begin, std::string(word.of(words.text)) + ' ');
        break;
      }
      case 2: {
        const Span second =
            read.tokens[random.below(static_cast<std::uint32_t>(read.tokens.size()))].written;
        if (second.begin <= token.begin) break;
        const std::string a(token.of(before));
        const std::string b(second.of(before));
        out.replace(second.begin, second.size(), a);
        out.replace(token.begin, token.size(), b);
        break;
      }
      case 3:
        for (std::size_t i = token.begin; i < token.end; ++i) {
          if (out[i] >= 'a' && out[i] <= 'z') out[i] = static_cast<char>(out[i] - 32);
        }
        break;
      case 4:
        for (char& c : out) {
          if (c >= '0' && c <= '8') ++c;
        }
        break;
      case 5:
        out.insert(token.end, "**");
        out.insert(token.begin, "**");
        break;
      default:
        out.insert(token.begin, random.one_in(2) ? "`x.y` " : "{0} ");
    }
  }
  return out;
}

}  // namespace locseg::reference
