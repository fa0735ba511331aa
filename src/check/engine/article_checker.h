/// The check of one article: rules, places, and what holds findings back.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "check/engine/acceptances.h"
#include "check/engine/dictionary.h"
#include "check/engine/language_finder.h"
#include "check/engine/locate.h"
#include "check/engine/selection.h"
#include "check/facts/term_index.h"
#include "locseg/article.h"
#include "locseg/check.h"
#include "locseg/unit.h"
#include "markup/codes.h"

namespace locseg::check {

/// What one article comes to. Owns everything but the acceptances' `Acceptance`s.
struct CheckedArticle {
  std::string source_lang;
  std::string target_lang;
  std::string translation_type;                 ///< of an article; empty if not known
  std::vector<LocatedFinding> findings;         ///< in order of position; none is held back
  std::vector<CorpusEntry> entries;             ///< for the rules about all articles
  std::vector<UnusedAcceptance> unused;         ///< comments that ignore nothing
  ArticleAcceptances acceptances;               ///< may hold back what those rules find, too
  std::uint64_t segments = 0;                   ///< that were looked at
  std::uint64_t skipped = 0;                    ///< that were not
  std::optional<FoundLanguage> found_language;  ///< if the target language is not written down
  std::uint64_t accepted = 0;                   ///< findings that were held back
  std::vector<GivenUp> given_up;                ///< rules of the team
};

/// Units that name an article are spelled as texts of its kind, all others as those of a catalog.
[[nodiscard]] markup::Syntax syntax_of_units(const ArticleInfo& info);

/// Checks one article after another. Safe to use from several threads.
class ArticleChecker {
 public:
  /// `options` must outlive the checker.
  ArticleChecker(const CheckOptions& options, Selection selection);

  [[nodiscard]] const Selection& selection() const { return selection_; }

  /// Runs every rule but those about all articles. `name` must live as long as the call. `path`:
  /// where the article was read from, to look beside it; empty: from nowhere. `records`: of the
  /// last check of the article by this checker; null: none are kept.
  [[nodiscard]] CheckedArticle check(const Article& article, std::string_view name,
                                     const std::string& path = {},
                                     SegmentRecords* records = nullptr) const;

  /// The glossary's terms for a language; null if there are none.
  [[nodiscard]] const TermIndex* terms_of(std::string_view target_lang) const {
    return terms_.of(target_lang);
  }

  /// What the rules about articles find, not those about segments; nothing is held back.
  [[nodiscard]] std::vector<LocatedFinding> check_whole(const Article& article,
                                                        std::string_view name) const;

  /// What the rules about segments find in one pair of texts. The findings have no place in an
  /// article.
  [[nodiscard]] std::vector<Finding> check_pair(std::string_view source, std::string_view target,
                                                std::string_view target_lang) const;

  /// The same for a unit, which `info` says the article and the languages of, with the rules for
  /// what it is: see `syntax_of_units`.
  [[nodiscard]] std::vector<Finding> check_unit(const ArticleInfo& info, const Unit& unit) const;

 private:
  friend class UnitCheck;

  // The language that an article does not name.
  [[nodiscard]] std::optional<FoundLanguage> find_language_of(const Article& article,
                                                              std::string_view name,
                                                              const std::string& path) const;
  // What rules get to know of a text in `target_lang`, and of an article. Views of the arguments.
  [[nodiscard]] Context context_for(std::string_view target_lang) const;
  [[nodiscard]] Context context_for(const Article& article, std::string_view name) const;
  [[nodiscard]] std::vector<Finding> check_texts(const Context& context, std::string_view source,
                                                 std::string_view target) const;

  const CheckOptions* options_;
  Selection selection_;
  Acceptances acceptances_;
  Terms terms_;
  FolderLanguages folders_;
  Dictionary dictionary_;
};

}  // namespace locseg::check
