// Grammar as data: closed classes of words, by language. Content words are left to the source,
// which says them twice itself if both are meant.
#include "check/facts/doublings.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "check/facts/prose_words.h"
#include "text/character.h"
#include "text/fold.h"
#include "text/stems.h"
#include "text/word_tokens.h"

namespace locseg::check {
namespace {

struct Doublings {
  std::string_view lang;
  std::string_view words;
};

constexpr Doublings kDoublings[] = {
    // A pronoun or article beside another of the same form.
    {"de", " die der das sie den dem ihnen ihr denen "},
    {"el", " του της τους των "},
    {"en", " that had "},
    {"fr", " nous vous "},
    {"he", " את "},
    {"hu", " az "},
    {"nl", " dat die je u ze zijn "},
    {"pt", " se "},
    // The reflexive pronouns of two verbs.
    {"cs", " se si "},
    {"hr", " se "},
    {"pl", " się "},
    {"sk", " sa si "},
    {"sl", " se si "},
    {"sr", " se се "},
    // The particle of a verb beside a preposition.
    {"da", " af at det en for fra i ind med om op på til ud "},
    {"nb", " av det en for fra i inn med om opp på til ut "},
    {"no", " av det en for fra i inn med om opp på til ut "},
    {"sv", " av det fram från in med om på till upp ut "},
    // Adverbs and distributives by reduplication.
    {"az", " addım ayrı yavaş zaman "},
    {"hi", " अलग धीरे बार साथ समय "},
    {"tr", " adım ara ayrı birer çeşit gün kat kısım parça sık sıra tek teker tür yavaş zaman "},
    {"vi", " dần luôn lần thường từ "},
};

// Endings of past participles in all genders and numbers.
constexpr Doublings kParticiples[] = {
    {"ca", " at ada ats ades it ida its ides ut uda uts udes "},
    {"es", " ado ada ados adas ido ida idos idas "},
    {"fr", " é ée és ées "},
    {"gl", " ado ada ados adas ido ida idos idas "},
    {"it", " ato ata ati ate ito ita iti ite uto uta uti ute "},
    {"pt", " ado ada ados adas ido ida idos idas "},
    {"ro", " at ată ați ate it ită iți ite ut ută uți ute "},
};

constexpr std::string_view kDoublingPlurals = " ban id jv mad ms su ";

constexpr std::string_view kScandinavian = " da nb nn no sv ";

constexpr std::string_view kPrepositions = " about at by for from in of on to under with within ";

constexpr std::string_view kReduplicating =
    " az bn eu fa fil gu hi hu hy id jv ka kk kn ky ml mr ms ne pa si ta te tk tl tr tt ug ur uz "
    "vi ";

// Whether a list of items between spaces holds `item`.
bool holds_item(std::string_view list, std::string_view item) {
  return list.find(std::string(" ").append(item).append(" ")) != std::string_view::npos;
}

std::string folded(std::string_view text) {
  std::string scratch;
  return std::string(text::fold_case(text, scratch));
}

// Commas, stops, dashes and quotation marks, and marks of code such as those round a label.
bool parts_clauses(std::string_view token) {
  constexpr std::string_view kMarks[] = {",", ";", ".", ":", "\"", "'", "“", "–", "—", "\x01"};
  return std::ranges::find(kMarks, token) != std::end(kMarks);
}

// The words of a text in order, as they are; an empty one where a clause ends.
std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<text::Token> tokens;
  text::split_words(text, tokens);
  std::vector<std::string_view> words;
  for (const text::Token& token : tokens) {
    const std::string_view bytes = token.span.of(text);
    if (token.word) words.push_back(bytes);
    if (parts_clauses(bytes)) words.emplace_back();
  }
  return words;
}

// How often the word that is said most often is said, each time within `gap` words of the last and
// in the same clause. `key_of` gives what a word is known by, or nothing if it does not count.
template <typename KeyOf>
std::size_t most_said(std::string_view text, std::size_t gap, KeyOf key_of) {
  struct Said {
    std::size_t place = 0;
    std::size_t times = 0;
  };
  std::map<std::string, Said> said;
  std::size_t most = 0;
  std::size_t place = 0;
  for (const std::string_view word : words_of(text)) {
    ++place;
    if (word.empty()) {
      said.clear();
      continue;
    }
    const std::string key = key_of(word);
    if (key.empty()) continue;
    Said& it = said[key];
    it.times = it.times > 0 && place - it.place <= gap + 1 ? it.times + 1 : 1;
    it.place = place;
    most = std::max(most, it.times);
  }
  return most;
}

// The stems of content words; nothing for function words and short ones.
class Stems {
 public:
  explicit Stems(std::string_view lang) : stemmer_(text::Stemmer::of_language(lang)) {}
  std::string operator()(std::string_view word) const {
    const std::string it = folded(word);
    if (it.size() < 4 || is_function_word(it)) return {};
    return std::string(stemmer_ ? stemmer_->stem(it) : std::string_view(it));
  }

 private:
  mutable std::optional<text::Stemmer> stemmer_;
};

}  // namespace

bool doubles_plurals(std::string_view lang) { return holds_item(kDoublingPlurals, lang); }

bool is_end_of_relative_clause(std::string_view before, std::string_view lang) {
  return holds_item(kScandinavian, lang) && (before == "som " || before.ends_with(" som "));
}

bool may_double(std::string_view word, std::string_view lang) {
  return std::ranges::any_of(kDoublings, [&](const Doublings& entry) {
    return entry.lang == lang && holds_item(entry.words, word);
  });
}

bool reduplicates(std::string_view lang) { return holds_item(kReduplicating, lang); }

bool may_be_participle(std::string_view word, std::string_view lang) {
  return std::ranges::any_of(kParticiples, [&](const Doublings& entry) {
    for (std::size_t size = 1; entry.lang == lang && size < word.size(); ++size) {
      if (holds_item(entry.words, word.substr(word.size() - size))) return true;
    }
    return false;
  });
}

bool has_governing_participle(std::string_view text) {
  const std::vector<std::string_view> words = words_of(text);
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (words[i - 1].size() > 4 && words[i - 1].ends_with("ed") &&
        holds_item(kPrepositions, words[i])) {
      return true;
    }
  }
  return false;
}

std::size_t count_word(std::string_view text, std::string_view word) {
  const std::string wanted = folded(word);
  return static_cast<std::size_t>(std::ranges::count_if(
      words_of(text), [&](std::string_view it) { return folded(it) == wanted; }));
}

bool says_twice(Side& side, std::size_t gap) {
  const Stems stem_of(side.lang());
  return most_said(side.masked(), gap, [&](std::string_view word) { return stem_of(word); }) > 1;
}

bool says_in_two_forms(Side& side, std::size_t gap) {
  constexpr std::size_t kShared = 5;  // letters, where stemmers part: summary, summarizes
  const Stems stem_of(side.lang());
  const std::vector<std::string_view> words = words_of(side.masked());
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string stem = stem_of(words[i]);
    for (std::size_t j = i + 1; !stem.empty() && j < words.size() && j <= i + gap + 1; ++j) {
      if (words[j].empty()) break;
      const std::string one = folded(words[i]);
      const std::string other = folded(words[j]);
      const bool alike = stem_of(words[j]) == stem ||
                         (one.size() > kShared && other.starts_with(one.substr(0, kShared)));
      if (alike && one != other) return true;
    }
  }
  return false;
}

std::size_t most_said_name(std::string_view text, std::size_t gap) {
  return most_said(text, gap, [](std::string_view word) {
    const bool name = text::is_upper(base::code_point_at(word, 0).value);
    return name ? std::string(word) : std::string();
  });
}

bool says_in_two_cases(std::string_view text) {
  constexpr std::size_t kLeast = 4;
  std::map<std::string, std::string_view> first_letters;
  for (const std::string_view word : words_of(text)) {
    if (word.size() < kLeast) continue;
    const std::string_view letter = word.substr(0, base::code_point_at(word, 0).size);
    const auto [at, fresh] = first_letters.try_emplace(folded(word), letter);
    if (!fresh && at->second != letter) return true;
  }
  return false;
}

bool says_by_turns(std::string_view text) {
  const std::vector<std::string_view> words = words_of(text);
  for (std::size_t i = 2; i < words.size(); ++i) {
    const std::string word = folded(words[i]);
    if (word.size() > 2 && !is_function_word(word) && word == folded(words[i - 2])) return true;
  }
  return false;
}

}  // namespace locseg::check
