// The search as the server does it.
#pragma once

#include <string>

namespace locseg::postgresql {

/// What the rows of `locseg_find` are.
enum class FoundKind : int {
  kSame = 0,         ///< a source by its identity: number, value = identity, text
  kNear = 1,         ///< a candidate of any question: number, text, path = hashes
  kTranslation = 2,  ///< of any of them: number, ordinal, value = uses * 4 + state, text = target
  kContext = 3,      ///< number, ordinal, text = the column `units` of an article with both
  kOtherOrder = 4,   ///< nothing was looked for: the store has another order of terms by now
  kNearOf = 5,       ///< of a question: ordinal = its number, text = candidates, 8 bytes each
};

/// Views of what a search asks for, on each server that has a part of the tables:
/// - posted (part, family, term, spot): a source in a list; `spot` is number * 256 + tokens
/// - source_term (part, number, lang, tokens, term)
/// - held_unit (part, source, ordinal, lang, state, target, articles)
extern const char* const kSearchViews;

/// Creates `locseg_units`, the translations of sources, and `locseg_find`: all that some look-ups
/// need (find_parameters.h). It takes the ids of the languages; with `all_paths` a translation has
/// the paths of all its articles. Then the identities of the texts, those of their neighbours, and
/// where each text's neighbours end. Of rare lists: the number of the order, and for each list its
/// question, its term, the first and the last place of the term, how many marks may differ, how
/// many such terms a source has to have, and the text's tokens, the least similarity, and its
/// marks, by either bits. Questions without rare lists are served by lists of all terms, with the
/// parts of CandidateQuery, each term once. `is_spread`: the tables are partitions on other
/// servers.
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
