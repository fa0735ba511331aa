// The tables of a store in SQLite, and the two numbers in the file's header that name them.
//
// A file is a store of ours where its application id is "LSEG" (0x4C534547); its user version is
// the version of the schema. `PRAGMA application_id` and `PRAGMA user_version` show both.
//
//   language (id, tag)
//       The languages in use, as written; '' where a language is not known.
//   article  (id, path, content, source_lang, target_lang, part, translation_type, source_commit,
//             handoff, id_prefix, segments, units, places)
//       One row an article, named by its path and its languages, and all that it holds; what
//       was too large to be held at once has further rows, `part` 1 and so on. `content` is the
//       hash of its bytes (16 bytes, the high half first; empty if there is no article),
//       `segments` their number, `units` and `places` which they are and where, in article order
//       (layout/occurrences.h). So an article is replaced by writing one row, and neighbours are
//       neighbours in its columns.
//   unit     (id, source_lang, source, target_lang, target, state)
//       Each unit once. `state` is 0 for a translation, 1 for a fuzzy and 2 for an unreviewed
//       suggestion. Its id is its source's number, times 2^24, plus an ordinal, so the units of
//       a source are together and need no index. Only the one with ordinal 0 holds the source;
//       it stays as long as any of them does, without a target when its own is gone.
//   source_hash (hash, source)
//       Finds a source's number by the low 32 bits of its text's XXH3. Others may share them: the
//       bytes decide. New entries come in the order of their hashes, so a batch goes over the pages
//       once.
//   use      (unit, article)
//       Which articles hold a unit. A unit is human-translated where one of them is.
//   replaced (path, source_lang, target_lang, id, source, target)
//       What imports replaced in articles, so that an older file does not bring it back.
//   translation (source_lang, target_lang, source, target, state)
//       A view for people: every unit in plain words.
//   match_*
//       The fuzzy index (match_index.h), which can be rebuilt from the rest at any time.
//
// Texts are TEXT and hold the very bytes, NUL and broken UTF-8 too (`hex(source)` shows those; the
// shell prints up to the first NUL). A unit that no article holds any more is gone with the commit
// that took it from the last one, and so is a source with its last unit.
//
// Version 2 has no column `state` and no table `replaced`. Such a file is read as it is, and gets
// both when it is opened for update.
#pragma once

#include <cstdint>
#include <string_view>

#include "locseg/result.h"
#include "store/sqlite/connection.h"

namespace locseg::sqlite {

/// What every SQLite database begins with.
inline constexpr std::string_view kMagic{"SQLite format 3\0", 16};
inline constexpr std::uint32_t kApplicationId = 0x4C534547;
inline constexpr std::uint32_t kSchemaVersion = 3;
inline constexpr std::uint32_t kOldestSchemaVersion = 2;  // that is read

enum class Found : std::uint8_t { kStore, kNothing };

/// What the header of the file says, from the bytes as they are on disk: nothing is locked and
/// nothing beside the file is read or made. kUnsupported for all that is neither a store of a
/// version that can be read nor an empty file.
[[nodiscard]] Result<Found> recognize(Connection& connection, const std::string& path);

/// Makes the tables if they are absent, all or none, and makes those of an older version the ones
/// of this version. Another process may be doing the same. Only for a file that `recognize` took.
[[nodiscard]] Result<void> create_schema(Connection& connection);

/// `recognize` once more, through the log of changes, which may tell of what the file does not.
[[nodiscard]] Result<void> check_schema(Connection& connection, const std::string& path);

/// The column `state` of the table unit as SQL; what it says of all units if it is absent.
[[nodiscard]] std::string_view state_column(Connection& connection);

}  // namespace locseg::sqlite
