// The search as the server does it.
#pragma once

namespace locseg::postgresql {

/// What the rows of `locseg_find` are.
enum class FoundKind : int {
  kSame = 0,         ///< a source by its identity: number, value = identity, text
  kNear = 1,         ///< a candidate: number, text, path = hashes
  kTranslation = 2,  ///< of any of them: number, ordinal, value = uses * 4 + state, text = target
  kContext = 3,      ///< number, ordinal, text = the column `units` of an article with both
};

/// Creates `locseg_units`, the translations of sources of one part, and `locseg_find`: all that one
/// look-up needs of one part. Its parameters are those of CandidateQuery; the identities of the
/// text and of its neighbours, which may be null; and the ids of the languages. With `all_paths` a
/// translation has the paths of all its articles.
extern const char* const kFindFunction;

/// Asks `locseg_find` of every part, with the parameters from `words` on.
extern const char* const kFindStatement;

/// The translations of the sources $1 into the language $2, with all paths if $3.
extern const char* const kUnitsStatement;
/// The texts of the sources $1 that are of the language $2.
extern const char* const kSourcesStatement;
/// The sources that have, in the family $1, all of the $3 distinct terms $2.
extern const char* const kWithAllStatement;

}  // namespace locseg::postgresql
