// The search as the server does it.
#pragma once

#include <string>

namespace locseg::postgresql {

/// What the rows of `locseg_find` are.
enum class FoundKind : int {
  kSame = 0,         ///< a source by its identity: number, value = identity, text
  kNear = 1,         ///< a candidate: number, text, path = hashes
  kTranslation = 2,  ///< of any of them: number, ordinal, value = uses * 4 + state, text = target
  kContext = 3,      ///< number, ordinal, text = the column `units` of an article with both
  kOtherOrder = 4,   ///< nothing was looked for: the store has another order of terms by now
};

/// Views of what a search asks for, on each server that has a part of the tables:
/// - posted (part, family, term, spot): a source in a list; `spot` is number * 256 + tokens
/// - source_term (part, number, lang, tokens, term)
/// - held_unit (part, source, ordinal, lang, state, target, articles)
extern const char* const kSearchViews;

/// Creates `locseg_units`, the translations of sources, and `locseg_find`: all that one look-up
/// needs. Its parameters are those of CandidateQuery, each term once, with the text's tokens and
/// the least similarity in percent; the identities of the text and of its neighbours, which may be
/// null; and the ids of the languages. With `all_paths` a translation has the paths of all its
/// articles. Of rare lists: the number of the order, and for each list its term, the first and the
/// last place of the term, how many marks may differ, and how many such terms a source has to have;
/// then the text's marks, by either bits. If there are none, lists of all terms serve. `is_spread`:
/// the tables are partitions on other servers.
[[nodiscard]] std::string search_functions(bool is_spread);

/// Asks `locseg_find`.
extern const char* const kFindStatement;

/// The translations of the sources $1 into the language $2, with all paths if $3.
extern const char* const kUnitsStatement;
/// The texts of the sources $1 that are of the language $2.
extern const char* const kSourcesStatement;
/// The sources that have, in the family $1, all of the $3 distinct terms $2.
extern const char* const kWithAllStatement;

}  // namespace locseg::postgresql
