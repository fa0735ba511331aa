// One transaction for a batch. New texts are appended in article order, so that an article's texts
// stand near one another; the entries of source_hash and use are added in their own order, so that
// every page is gone to once.
//
// Sources are matched by hash and bytes. The units of a source that was there are read once for
// the whole batch and looked up in the batch's own table, so that a source with a million
// translations costs a million steps and not their square. Units of a new source are new.
#include "store/sqlite/writer.h"

#include <algorithm>
#include <numeric>
#include <string>

#include "store/sqlite/occurrences.h"

namespace locseg::sqlite {
namespace {

// Nothing for no article.
std::string big_endian(const Hash128& hash) {
  std::string bytes;
  if (hash == Hash128{}) return bytes;
  for (const std::uint64_t half : {hash.high, hash.low}) {
    for (int shift = 56; shift >= 0; shift -= 8) bytes += static_cast<char>(half >> shift);
  }
  return bytes;
}

}  // namespace

Writer::Writer(Connection& connection)
    : connection_(connection),
      language_find_(connection, "SELECT id FROM language WHERE tag=?1"),
      language_insert_(connection, "INSERT INTO language(tag) VALUES(?1)"),
      source_find_(connection,
                   "SELECT source.id, source.lang, source.text FROM source_hash "
                   "JOIN source ON source.id=source_hash.source WHERE source_hash.hash=?1"),
      source_insert_(connection, "INSERT INTO source(id, lang, text) VALUES(?1, ?2, ?3)"),
      source_text_(connection, "SELECT text FROM source WHERE id=?1"),
      source_delete_(connection, "DELETE FROM source WHERE id=?1"),
      hash_insert_(connection, "INSERT INTO source_hash(hash, source) VALUES(?1, ?2)"),
      hash_delete_(connection, "DELETE FROM source_hash WHERE hash=?1 AND source=?2"),
      unit_range_(connection, "SELECT id, lang, target FROM unit WHERE id BETWEEN ?1 AND ?2"),
      unit_insert_(connection, "INSERT INTO unit(id, lang, target) VALUES(?1, ?2, ?3)"),
      unit_delete_(connection, "DELETE FROM unit WHERE id=?1"),
      article_find_(connection, "SELECT id, units FROM article WHERE path=?1"),
      article_write_(connection,
                     "REPLACE INTO article(id, path, content, source_lang, target_lang, "
                     "translation_type, source_commit, handoff, id_prefix, segments, units, "
                     "places) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)"),
      article_delete_(connection, "DELETE FROM article WHERE id=?1"),
      use_insert_(connection, "INSERT INTO use(unit, article) VALUES(?1, ?2)"),
      use_delete_(connection, "DELETE FROM use WHERE unit=?1 AND article=?2"),
      use_any_(connection, "SELECT 1 FROM use WHERE unit=?1 LIMIT 1") {}

Result<void> Writer::write(Batch& batch) {
  connection_.run("BEGIN IMMEDIATE");
  batch.mark_wanted();
  resolve_languages(batch);
  match_sources(batch);
  insert_sources(batch);
  match_units(batch);
  insert_units(batch);
  write_articles(batch);
  write_uses();
  drop_unused();
  connection_.run("COMMIT");
  Result<void> written = connection_.status();
  if (!written) connection_.roll_back();
  return written;
}

void Writer::resolve_languages(const Batch& batch) {
  languages_.clear();
  for (const std::string_view tag : batch.languages()) {
    std::int64_t id = 0;
    if (language_find_.bind(1, tag).step()) {
      id = language_find_.integer(0);
      language_find_.reset();
    } else {
      language_insert_.bind(1, tag).run();
      id = sqlite3_last_insert_rowid(connection_.handle());
    }
    languages_.push_back(id);
  }
}

void Writer::match_sources(Batch& batch) {
  const std::span<Batch::Source> sources = batch.sources();
  order_.resize(sources.size());
  std::iota(order_.begin(), order_.end(), 0U);
  std::sort(order_.begin(), order_.end(), [&](std::uint32_t a, std::uint32_t b) {
    return sources[a].hash != sources[b].hash ? sources[a].hash < sources[b].hash : a < b;
  });
  had_sources_ = connection_.number("SELECT count(*) FROM (SELECT 1 FROM source LIMIT 1)") != 0;
  if (!had_sources_) return;
  for (const std::uint32_t i : order_) {
    Batch::Source& source = sources[i];
    if (!source.wanted) continue;
    source_find_.bind(1, std::int64_t{source.hash});
    while (source_find_.step()) {
      if (source_find_.integer(1) != languages_[source.lang]) continue;
      if (source_find_.bytes(2) != source.text) continue;
      source.id = source_find_.integer(0);
      source.stored = true;
      source_find_.reset();
      break;
    }
  }
}

void Writer::insert_sources(Batch& batch) {
  std::int64_t next = connection_.number("SELECT max(id) FROM source") + 1;
  for (Batch::Source& source : batch.sources()) {
    if (!source.wanted || source.stored) continue;
    source.id = next++;
    source_insert_.bind(1, source.id).bind(2, languages_[source.lang]).bind(3, source.text).run();
  }
  for (const std::uint32_t i : order_) {
    const Batch::Source& source = batch.sources()[i];
    if (!source.wanted || source.stored) continue;
    hash_insert_.bind(1, std::int64_t{source.hash}).bind(2, source.id).run();
  }
}

void Writer::match_units(Batch& batch) {
  if (!had_sources_) return;
  // Where each language of the store stands in the batch.
  std::vector<std::pair<std::int64_t, std::uint32_t>> by_id;
  for (std::uint32_t i = 0; i < languages_.size(); ++i) by_id.emplace_back(languages_[i], i);
  std::sort(by_id.begin(), by_id.end());
  const std::span<Batch::Source> sources = batch.sources();
  for (std::uint32_t i = 0; i < sources.size(); ++i) {
    if (!sources[i].stored) continue;
    const UnitKey first{sources[i].id, 0};
    const UnitKey last{sources[i].id, UnitKey::kMaxOrdinal};
    unit_range_.bind(1, first.packed()).bind(2, last.packed());
    while (unit_range_.step()) {
      const std::int64_t ordinal = UnitKey::unpacked(unit_range_.integer(0)).ordinal;
      sources[i].next_ordinal = ordinal + 1;
      const auto lang = std::lower_bound(by_id.begin(), by_id.end(),
                                         std::pair{unit_range_.integer(1), std::uint32_t{0}});
      if (lang == by_id.end() || lang->first != unit_range_.integer(1)) continue;
      const std::uint32_t unit = batch.find_unit(i, lang->second, unit_range_.bytes(2));
      if (unit == HashTable::kNone) continue;
      batch.units()[unit].ordinal = ordinal;
      batch.units()[unit].stored = true;
    }
  }
}

void Writer::insert_units(Batch& batch) {
  for (Batch::Unit& unit : batch.units()) {
    if (!unit.wanted || unit.stored) continue;
    Batch::Source& source = batch.sources()[unit.source];
    if (source.next_ordinal > UnitKey::kMaxOrdinal) return connection_.fail(SQLITE_FULL);
    unit.ordinal = source.next_ordinal++;
    unit_insert_.bind(1, UnitKey{source.id, unit.ordinal}.packed())
        .bind(2, languages_[unit.lang])
        .bind(3, unit.target)
        .run();
  }
}

void Writer::write_articles(Batch& batch) {
  added_.clear();
  gone_.clear();
  std::int64_t next = connection_.number("SELECT max(id) FROM article") + 1;
  for (const Batch::Article& article : batch.articles()) {
    if (article.superseded) continue;
    std::int64_t id = 0;
    before_.clear();
    after_.clear();
    if (article_find_.bind(1, article.info.path).step()) {
      id = article_find_.integer(0);
      UnitDecoder decoder(article_find_.bytes(1));
      while (const auto unit = decoder.next()) before_.push_back(unit->packed());
      article_find_.reset();
      if (!decoder.sound()) return connection_.fail(SQLITE_CORRUPT);
    }
    if (!article.removed) {
      if (id == 0) id = next++;
      write_article(batch, article, id);
    } else if (id != 0) {
      article_delete_.bind(1, id).run();
    }
    note_uses(id);
  }
}

void Writer::write_article(Batch& batch, const Batch::Article& article, std::int64_t id) {
  units_.clear();
  UnitEncoder encoder(units_);
  for (const std::uint32_t i : batch.units_of(article)) {
    const Batch::Unit& unit = batch.units()[i];
    const UnitKey key{batch.sources()[unit.source].id, unit.ordinal};
    encoder.add(key);
    after_.push_back(key.packed());
  }
  const std::string content = big_endian(article.info.content);
  const ArticleInfo& info = article.info;
  article_write_.bind(1, id)
      .bind(2, info.path)
      .bind_blob(3, content)
      .bind(4, languages_[article.source_lang])
      .bind(5, languages_[article.target_lang])
      .bind(6, info.translation_type)
      .bind(7, info.source_commit)
      .bind(8, info.handoff)
      .bind(9, article.id_prefix)
      .bind(10, static_cast<std::int64_t>(article.count))
      .bind_blob(11, units_)
      .bind_blob(12, article.places)
      .run();
}

void Writer::note_uses(std::int64_t article) {
  for (std::vector<std::int64_t>* units : {&before_, &after_}) {
    std::sort(units->begin(), units->end());
    units->erase(std::unique(units->begin(), units->end()), units->end());
  }
  auto old = before_.begin();
  for (const std::int64_t unit : after_) {
    while (old != before_.end() && *old < unit) gone_.push_back({*old++, article});
    if (old != before_.end() && *old == unit) {
      ++old;
    } else {
      added_.push_back({unit, article});
    }
  }
  while (old != before_.end()) gone_.push_back({*old++, article});
}

void Writer::write_uses() {
  std::sort(added_.begin(), added_.end());
  std::sort(gone_.begin(), gone_.end());
  for (const Use& use : added_) use_insert_.bind(1, use.unit).bind(2, use.article).run();
  for (const Use& use : gone_) use_delete_.bind(1, use.unit).bind(2, use.article).run();
}

void Writer::drop_unused() {
  std::int64_t before = -1;
  for (const Use& use : gone_) {  // in order of unit, so the last unit of a source goes last
    if (use.unit == before) continue;
    before = use.unit;
    if (use_any_.bind(1, use.unit).step()) {
      use_any_.reset();
      continue;
    }
    unit_delete_.bind(1, use.unit).run();
    drop_source_without_units(UnitKey::unpacked(use.unit).source);
  }
}

void Writer::drop_source_without_units(std::int64_t source) {
  unit_range_.bind(1, UnitKey{source, 0}.packed())
      .bind(2, UnitKey{source, UnitKey::kMaxOrdinal}.packed());
  if (unit_range_.step()) return unit_range_.reset();
  if (!source_text_.bind(1, source).step()) return;
  const std::uint32_t hash = source_hash_of(source_text_.bytes(0));
  source_text_.reset();
  hash_delete_.bind(1, std::int64_t{hash}).bind(2, source).run();
  source_delete_.bind(1, source).run();
}

}  // namespace locseg::sqlite
