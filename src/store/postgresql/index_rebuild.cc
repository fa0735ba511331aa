// Sources keep their numbers; what a search verifies them by and all posting lists are new. A part
// of the sources is in memory at a time.
#include <string>

#include "base/interrupt.h"
#include "store/postgresql/writer.h"

namespace locseg::postgresql {
namespace {

// Rows at a time.
const std::string kFetch = "FETCH 20000 FROM ";

}  // namespace

void Writer::index_sources() {
  session_.run(
      "CREATE TEMP TABLE staged_terms(part smallint, number bigint, tokens int, hashes bytea, "
      "terms int[]) ON COMMIT DROP; "
      "DECLARE all_sources NO SCROLL CURSOR FOR SELECT source.number, language.tag, source.text "
      "FROM source JOIN language ON language.id = source.lang ORDER BY source.part, source.number");
  while (session_.ok() && !base::is_interrupted()) {
    const Answer sources = session_.ask((kFetch + "all_sources").c_str());
    if (sources.rows() == 0) break;
    int at = 0;
    session_.copy("staged_terms(part, number, tokens, hashes, terms)", [&](CopyRows& rows) {
      if (at == sources.rows()) return false;
      const std::int64_t number = sources.integer(at, 0);
      const MatchRows::Terms terms =
          match_.add_source(number, sources.bytes(at, 1), sources.bytes(at, 2));
      rows.begin(5)
          .add_short(number & (row_.parts - 1))
          .add(number)
          .add_int(terms.tokens)
          .add(terms.hashes)
          .add_ints(terms.words);
      ++at;
      return true;
    });
    match_.write(session_, row_.last_row);
  }
}

void Writer::index_targets() {
  session_.run(
      "DECLARE all_units NO SCROLL CURSOR FOR SELECT unit.source, language.tag, unit.target "
      "FROM unit JOIN language ON language.id = unit.lang ORDER BY unit.part, unit.source");
  while (session_.ok() && !base::is_interrupted()) {
    const Answer units = session_.ask((kFetch + "all_units").c_str());
    if (units.rows() == 0) break;
    for (int i = 0; i < units.rows(); ++i) {
      match_.add_target(units.integer(i, 0), units.bytes(i, 1), units.bytes(i, 2));
    }
    match_.write(session_, row_.last_row);
  }
}

Result<void> Writer::rebuild_index() {
  session_.run("BEGIN");
  begin_writing();
  session_.run("DELETE FROM posting");
  index_sources();
  index_targets();
  if (base::is_interrupted()) session_.fail(ErrorCode::kInterrupted, "interrupted");
  session_.run(
      "UPDATE source SET tokens=staged.tokens, hashes=staged.hashes, terms=staged.terms "
      "FROM staged_terms AS staged "
      "WHERE source.part=staged.part AND source.number=staged.number "
      "AND (source.hashes<>staged.hashes OR source.terms<>staged.terms)");
  row_.match_version.clear();
  save_row();
  session_.run("COMMIT");
  Result<void> rebuilt = session_.status();
  if (!rebuilt) session_.roll_back();
  return rebuilt;
}

}  // namespace locseg::postgresql
