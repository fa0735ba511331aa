// Terms are sequences of stems. The index finds entries by the stem of their first word; the
// longest one that fits at a place wins, so that "rain delay" is not also "delay".
#include "check/facts/term_index.h"

#include <algorithm>

#include "locseg/identity.h"
#include "text/fold.h"
#include "text/script.h"
#include "text/stems.h"
#include "text/word_tokens.h"

namespace locseg::check {
namespace {

bool applies(std::string_view lang, std::string_view asked) {
  return lang.empty() || same_language(lang, asked);
}

bool is_spaceless(std::string_view lang) {
  const std::vector<text::Script> scripts = text::scripts_of_language(lang);
  return std::ranges::any_of(scripts, text::is_spaceless);
}

bool matches_at(const std::vector<TermWord>& words, std::size_t at,
                const std::vector<std::string>& stems) {
  if (at + stems.size() > words.size()) return false;
  for (std::size_t i = 0; i < stems.size(); ++i) {
    if (words[at + i].stem != stems[i]) return false;
  }
  return true;
}

// German and its kin write compounds: the term may be any part of a word, unless it is so short
// that it would be found anywhere.
bool matches_in_compounds(const std::vector<TermWord>& words, std::size_t at,
                          const std::vector<std::string>& stems) {
  constexpr std::size_t kShort = 4;
  if (at + stems.size() > words.size()) return false;
  for (std::size_t i = 0; i < stems.size(); ++i) {
    const TermWord& word = words[at + i];
    const bool inside =
        stems[i].size() >= kShort && word.folded.find(stems[i]) != std::string::npos;
    if (word.stem != stems[i] && !inside) return false;
  }
  return true;
}

std::vector<std::string> stems_of(std::string_view term, std::string_view lang) {
  std::vector<std::string> out;
  for (TermWord& word : term_words(term, lang)) out.push_back(std::move(word.stem));
  return out;
}

}  // namespace

std::vector<TermWord> term_words(std::string_view text, std::string_view lang) {
  std::vector<text::Token> tokens;
  text::split_words(text, tokens);
  std::optional<text::Stemmer> stemmer = text::Stemmer::of_language(lang);
  std::vector<TermWord> out;
  std::string scratch;
  for (const text::Token& token : tokens) {
    if (!token.word) continue;
    TermWord& word = out.emplace_back();
    word.span = token.span;
    word.folded = text::fold_case(token.span.of(text), scratch);
    word.stem = stemmer ? std::string(stemmer->stem(word.folded)) : word.folded;
  }
  return out;
}

TermIndex::TermIndex(const Glossary& glossary, std::string_view source_lang,
                     std::string_view target_lang)
    : source_lang_(source_lang), target_lang_(target_lang), spaceless_(is_spaceless(target_lang)) {
  std::unordered_map<std::string, std::size_t> by_source;
  for (const Term& term : glossary.terms) {
    if (!applies(term.source_lang, source_lang) || !applies(term.target_lang, target_lang)) {
      continue;
    }
    const auto [at, added] = by_source.try_emplace(term.source, entries_.size());
    if (added) {
      TermEntry& entry = entries_.emplace_back();
      entry.source = term.source;
      entry.stems = stems_of(term.source, source_lang);
    }
    TermEntry& entry = entries_[at->second];
    if (term.status == TermStatus::kPreferred) entry.preferred.push_back(term.target);
    if (term.status == TermStatus::kForbidden) entry.forbidden.push_back(term.target);
    if (term.status == TermStatus::kDoNotTranslate) entry.stays = true;
  }
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    if (!entries_[i].stems.empty()) by_first_stem_[entries_[i].stems.front()].push_back(i);
  }
  for (auto& [stem, indices] : by_first_stem_) {
    std::ranges::stable_sort(indices, std::greater<>(),
                             [&](std::size_t i) { return entries_[i].stems.size(); });
  }
}

std::vector<TermMatch> TermIndex::matches(std::string_view source) const {
  std::vector<TermMatch> out;
  const std::vector<TermWord> words = term_words(source, source_lang_);
  for (std::size_t at = 0; at < words.size();) {
    std::size_t taken = 1;
    if (const auto found = by_first_stem_.find(words[at].stem); found != by_first_stem_.end()) {
      for (const std::size_t index : found->second) {
        const TermEntry& entry = entries_[index];
        if (!matches_at(words, at, entry.stems)) continue;
        const Span span = {words[at].span.begin, words[at + entry.stems.size() - 1].span.end};
        // A name is a name in its own spelling only: "Word" is not a word.
        if (entry.stays && span.of(source) != entry.source) continue;
        out.push_back({&entry, span});
        taken = entry.stems.size();
        break;
      }
    }
    at += taken;
  }
  return out;
}

std::optional<Span> TermIndex::find(std::string_view target,
                                    const std::vector<TermWord>& target_words,
                                    std::string_view term, bool in_compounds) const {
  if (spaceless_ || in_compounds) {
    const std::size_t at = target.find(term);
    if (at != std::string_view::npos) return Span{at, at + term.size()};
    if (spaceless_) return std::nullopt;
  }
  const std::vector<std::string> stems = stems_of(term, target_lang_);
  if (stems.empty()) return std::nullopt;
  const auto fits = in_compounds ? matches_in_compounds : matches_at;
  for (std::size_t at = 0; at < target_words.size(); ++at) {
    if (fits(target_words, at, stems)) {
      return Span{target_words[at].span.begin, target_words[at + stems.size() - 1].span.end};
    }
  }
  return std::nullopt;
}

const TermIndex* Terms::of(std::string_view target_lang) const {
  if (target_lang.empty()) return nullptr;
  const std::lock_guard lock(mutex_);
  auto at = indices_.find(target_lang);
  if (at == indices_.end()) {
    at = indices_
             .emplace(std::string(target_lang),
                      std::make_unique<const TermIndex>(*glossary_, source_lang_, target_lang))
             .first;
  }
  return at->second->entries().empty() ? nullptr : at->second.get();
}

}  // namespace locseg::check
