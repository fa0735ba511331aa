// The tables of a store in PostgreSQL: those of a file (sqlite/schema.h), cut so that a source with
// all that hangs on it can live on any of several servers.
//
// A store is a schema, `locseg` unless the URL sets a search path. Texts, paths and tags are bytea:
// they come back byte for byte.
//
//   locseg_store (version, parts, match_version, last_source, last_row)
//       One row. `parts` is how many parts sources are in, a power of two; which one a source is
//       in, its identity says. `match_version` is what the fuzzy index was made with
//       (match_version.h). Who writes holds a lock on this table: writers take turns, a batch each.
//   language (id, tag)
//   article  (id, path_hash, path, content, source_lang, target_lang, part, translation_type,
//             source_commit, handoff, id_prefix, segments, units, places)
//       As in a file; `part` counts the rows of one article.
//   source   (part, number, identity, lang, tokens, hashes, terms, text)
//       `identity` is 64 bits of the hash of the text's source_key: it finds what is the same, and
//       tells the part. `number` is `parts` times a running number, plus the part. `tokens`,
//       `hashes` and `terms` are what a search verifies a candidate by (match_terms.h).
//   unit     (part, source, ordinal, lang, state, target)
//   use      (part, source, ordinal, article)
//   posting  (part, family, term, row, base, count, sources)
//       The sources that have a term; family 0 of sources, 1 of targets. A batch appends rows and
//       changes none. An element of `sources` is the running number less `base`, times 256, plus
//       the tokens of the source, 255 at most.
//   replaced (source_hash, path_hash, path, source_lang, target_lang, id, source, target)
//   match_language (source_lang, target_lang)
//   translation
//       A view for people.
//
// Keys of what grows with the sources begin with the part; language, article, locseg_store and
// match_language are small, or asked by id, and belong on every server or on one.
#pragma once

#include <cstdint>
#include <string>

#include "locseg/result.h"
#include "store/postgresql/session.h"

namespace locseg::postgresql {

inline constexpr std::int64_t kSchemaVersion = 1;
inline constexpr std::int64_t kMaxParts = 256;

/// The one row of `locseg_store`.
struct StoreRow {
  std::int64_t version = 0;
  std::int64_t parts = 1;
  std::string match_version;  ///< empty: nothing is indexed
  std::int64_t last_source = 0;
  std::int64_t last_row = 0;
};

/// Nothing, with a failure of the session, if there is no store.
[[nodiscard]] StoreRow read_store_row(Session& session);

/// kNotFound if there is no store, kUnsupported if it is of another version.
[[nodiscard]] Result<void> check_schema(Session& session);

/// Makes the tables if they are absent, all or none. Another process may be doing the same.
[[nodiscard]] Result<void> create_schema(Session& session, std::int64_t parts);

/// Makes the roles `locseg_writer` and `locseg_reader`, if they are absent, and grants them what
/// their names say.
[[nodiscard]] Result<void> create_roles(Session& session);

}  // namespace locseg::postgresql
