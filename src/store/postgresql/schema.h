// The tables of a store in PostgreSQL: those of a file (sqlite/schema.h), cut so that a source with
// all that hangs on it can live on any of several servers.
//
// A store is a schema, `locseg` unless the URL sets a search path. Texts, paths and tags are bytea:
// they come back byte for byte.
//
//   locseg_store (version, parts, match_version, servers, order_number, order_sources, term_order)
//       One row. `parts` is how many parts sources are in, a power of two; which one a source is
//       in, its identity says. `servers` is over how many other servers they are spread; 0: none.
//       `match_version` is what the fuzzy index was made with (match_version.h). `term_order` says
//       which terms are rare (fuzzy/term_order.h); `order_number` is another one for each order,
//       and 0 while there are no rare lists; `order_sources` is how many sources there were. Who
//       writes holds a lock on this table: writers take turns, a batch each.
//   source_number, posting_row, article_id
//       Sequences, whose values are the last that were given. They do not go back.
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
//       changes none. An element of `sources` is the number of a source less `base`, times 256,
//       plus the tokens of the source, 255 at most.
//   rare     (row, term, part, last, first, spots, marks, more)
//       The sources of which a term is among the rarest (fuzzy/rare_terms.h), a list for each band
//       of lengths. An element of `spots` is the term's place in a source, which is `first` to
//       `last`, in 8 bits, then the source's tokens in 8 and its number in 47: so they are in order
//       of place. One of `marks` is the source's marks, and one of `more` those by other bits, of
//       sources of 16 tokens or more. Empty if the store is spread over servers.
//   gone     (part, source, ordinal, article)
//   reread   (part, number, tokens, hashes, terms)
//       Requests, which are empty again at the end of the statement that inserts them: uses that
//       end, with all that hangs on them, and what a search verifies a source by.
//   dropped  (part, source, ordinal, article)
//       Of a store on other servers: what is yet to be put into `gone`, after the commit.
//   replaced (source_hash, path_hash, path, source_lang, target_lang, id, source, target)
//   match_language (source_lang, target_lang)
//   translation
//       A view for people.
//   posted, source_term, held_unit
//       Views for the search (search_sql.h).
//
// Every unique key of what grows with the sources begins with the part, so those tables and the
// views of them can be partitioned over servers (spread_tables.h, shards.h). language, article,
// locseg_store and match_language are small, or asked by id, and stay in one place.
//
// Version 1 had its lists by running numbers and none of the requests, version 2 no rare lists,
// version 3, which no release has, others.
// Such a store becomes one of this version when its owner sets it up or writes to it; it gets rare
// lists when its index is rebuilt.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "locseg/result.h"
#include "store/fuzzy/term_order.h"
#include "store/postgresql/session.h"

namespace locseg::postgresql {

inline constexpr std::int64_t kSchemaVersion = 4;
inline constexpr std::int64_t kMaxParts = 256;

/// The column `path_hash`.
[[nodiscard]] std::int64_t path_hash_of(std::string_view path);

/// The one row of `locseg_store`.
struct StoreRow {
  std::int64_t parts = 1;
  bool is_spread = false;        ///< over other servers
  std::string match_version;     ///< empty: nothing is indexed
  std::int64_t last_source = 0;  ///< running number
  std::int64_t last_row = 0;     ///< of posting
  std::int64_t last_article = 0;
  std::int64_t order_number = 0;
  std::int64_t order_sources = 0;
};

/// Of the number that the store's row has.
[[nodiscard]] store::TermOrder read_order(Session& session);

/// Of a store that `check_schema` took; fails the session if it is of another version by now.
[[nodiscard]] StoreRow read_store_row(Session& session);

/// kNotFound if there is no store, kUnsupported if it is of another version.
[[nodiscard]] Result<void> check_schema(Session& session);

/// Makes the tables if they are absent, and those of an older version the ones of this version: all
/// or none. Another process may be doing the same. `shards` are URLs of the servers that a new
/// store is spread over, whose tables stay, empty, if it fails; kMisuse if the store is there
/// already and `shards` are given.
[[nodiscard]] Result<void> create_schema(Session& session, std::int64_t parts,
                                         std::span<const std::string> shards = {});

/// Makes the roles `locseg_writer` and `locseg_reader`, if they are absent, and grants them what
/// their names say.
[[nodiscard]] Result<void> create_roles(Session& session);

}  // namespace locseg::postgresql
