// Sources keep their numbers; what a search verifies them by and all posting lists are new. A part
// of the sources is in memory at a time.
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/interrupt.h"
#include "store/postgresql/writer.h"

namespace locseg::postgresql {
namespace {

// Rows at a time.
const std::string kFetch = "FETCH 20000 FROM ";

std::string_view tag_of(Session& session, const std::unordered_map<std::int64_t, std::string>& tags,
                        std::int64_t id) {
  const auto at = tags.find(id);
  if (at != tags.end()) return at->second;
  session.fail(ErrorCode::kMalformed, "the store is damaged: it does not have the language " +
                                          std::to_string(id) + " of a text");
  return {};
}

}  // namespace

void Writer::index_sources(const std::unordered_map<std::int64_t, std::string>& tags) {
  session_.run("DECLARE all_sources NO SCROLL CURSOR FOR SELECT number, lang, text FROM source");
  while (session_.ok() && !base::is_interrupted()) {
    const Answer sources = session_.ask((kFetch + "all_sources").c_str());
    if (sources.rows() == 0) break;
    int at = 0;
    rows_.append("reread", "part, number, tokens, hashes, terms", [&](CopyRows& rows) {
      if (at == sources.rows()) return false;
      const std::int64_t number = sources.integer(at, 0);
      const MatchRows::Terms terms = match_.add_source(
          number, tag_of(session_, tags, sources.integer(at, 1)), sources.bytes(at, 2));
      rows.begin(5)
          .add_short(part_of(number, row_.parts))
          .add(number)
          .add_int(terms.tokens)
          .add(terms.hashes)
          .add_ints(terms.words);
      ++at;
      return true;
    });
    match_.write(rows_, row_.last_row);
    write_again(false);
  }
  write_again(true);
}

void Writer::index_targets(const std::unordered_map<std::int64_t, std::string>& tags) {
  session_.run("DECLARE all_units NO SCROLL CURSOR FOR SELECT source, lang, target FROM unit");
  while (session_.ok() && !base::is_interrupted()) {
    const Answer units = session_.ask((kFetch + "all_units").c_str());
    if (units.rows() == 0) break;
    for (int i = 0; i < units.rows(); ++i) {
      match_.add_target(units.integer(i, 0), tag_of(session_, tags, units.integer(i, 1)),
                        units.bytes(i, 2));
    }
    match_.write(rows_, row_.last_row);
  }
}

Result<void> Writer::rebuild_index() {
  begin();
  row_ = read_store_row(session_);
  order_is_new_ = false;
  match_.begin(row_.parts);
  std::unordered_map<std::int64_t, std::string> tags;
  const Answer languages = session_.ask("SELECT id, tag FROM language");
  for (int i = 0; i < languages.rows(); ++i) {
    tags.emplace(languages.integer(i, 0), languages.bytes(i, 1));
  }
  session_.run("DELETE FROM posting; DELETE FROM rare");
  index_sources(tags);
  index_targets(tags);
  if (base::is_interrupted()) session_.fail(ErrorCode::kInterrupted, "interrupted");
  row_.match_version.clear();
  save_row();
  return commit();
}

}  // namespace locseg::postgresql
