/// A glossary ready to be held against segments, and what of it a segment holds.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "locseg/glossary.h"
#include "locseg/span.h"

namespace locseg::check {

/// A word of a text as terms are compared: in folded case, and its stem (itself where the language
/// has none), so that "Verbindungen" is "Verbindung".
struct TermWord {
  Span span;
  std::string folded;
  std::string stem;
};

/// The words of `text`, which is in `lang`. Costs ICU words and a stem each.
[[nodiscard]] std::vector<TermWord> term_words(std::string_view text, std::string_view lang);

/// How one source is to be translated.
struct TermEntry {
  std::string source;
  std::vector<std::string> stems;  ///< of its words; empty if the target alone is forbidden
  std::vector<std::string> preferred;
  std::vector<std::string> forbidden;
  bool stays = false;  ///< not to be translated; matched as it is written
};

/// A place of a source where an entry applies.
struct TermMatch {
  const TermEntry* entry = nullptr;
  Span span;
};

/// The terms of a glossary for one pair of languages. Immutable.
class TermIndex {
 public:
  TermIndex(const Glossary& glossary, std::string_view source_lang, std::string_view target_lang);

  [[nodiscard]] const std::vector<TermEntry>& entries() const { return entries_; }

  /// The entries that apply to a source, longest first if they overlap, in order of place.
  [[nodiscard]] std::vector<TermMatch> matches(std::string_view source) const;

  /// Where `target` says `term`, in any inflection; what is part of a longer word counts only if
  /// `in_compounds`. In scripts without spaces a plain search.
  [[nodiscard]] std::optional<Span> find(std::string_view target,
                                         const std::vector<TermWord>& target_words,
                                         std::string_view term, bool in_compounds) const;

  [[nodiscard]] std::string_view target_lang() const { return target_lang_; }

 private:
  std::string source_lang_;
  std::string target_lang_;
  bool spaceless_ = false;  // the target's language
  std::vector<TermEntry> entries_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_first_stem_;  // longest first
};

/// The indices of a glossary, each made when an article in its language comes. Safe to call from
/// several threads.
class Terms {
 public:
  /// `glossary` must outlive this.
  Terms(const Glossary& glossary, std::string_view source_lang)
      : glossary_(&glossary), source_lang_(source_lang) {}

  /// Null if the language is not known or the glossary has nothing for it.
  [[nodiscard]] const TermIndex* of(std::string_view target_lang) const;

 private:
  const Glossary* glossary_;
  std::string source_lang_;
  mutable std::mutex mutex_;
  mutable std::map<std::string, std::unique_ptr<const TermIndex>, std::less<>> indices_;
};

}  // namespace locseg::check
