// One transaction for a batch. New units are appended in article order, so that an article's texts
// are near one another; the entries of source_hash and use are added in their own order, so that
// every page is gone to once. Each table is filled by one statement.
//
// Sources are matched by hash and bytes. The units of a source that was there are read once for
// the whole batch and looked up in the batch's own table, so that a source with a million
// translations costs a million steps and not their square. Units of a new source are new.
//
// A conflict, which no sound store can bring about, rolls the whole transaction back: SQLite's
// default, to take back the one statement, would keep a copy of every page it touches.
#include "store/sqlite/writer.h"

#include <algorithm>
#include <numeric>
#include <string>

#include "store/layout/content_hash.h"
#include "store/layout/occurrences.h"

namespace locseg::sqlite {
namespace {

using store::HashTable;
using store::UnitDecoder;
using store::UnitEncoder;
using store::UnitKey;
using store::Use;

}  // namespace

Writer::Writer(Connection& connection)
    : connection_(connection),
      rows_(connection),
      match_(connection, rows_),
      language_find_(connection, "SELECT id FROM language WHERE tag=?1"),
      language_insert_(connection, "INSERT INTO language(tag) VALUES(?1)"),
      source_find_(
          connection,
          "SELECT rows.second, source_hash.source, unit.source_lang, unit.source FROM rows "
          "CROSS JOIN source_hash ON source_hash.hash=rows.first "
          "CROSS JOIN unit ON unit.id=source_hash.source << " LOCSEG_ORDINAL_BITS),
      source_text_(connection, "SELECT source FROM unit WHERE id=?1"),
      hash_insert_(connection,
                   "INSERT OR ROLLBACK INTO source_hash(hash, source) "
                   "SELECT first, second FROM rows"),
      hash_delete_(connection, "DELETE FROM source_hash WHERE hash=?1 AND source=?2"),
      unit_range_(connection,
                  "SELECT id, target_lang, target, state FROM unit WHERE id BETWEEN ?1 AND ?2"),
      unit_insert_(
          connection,
          "INSERT OR ROLLBACK INTO unit(id, source_lang, source, target_lang, target, state) "
          "SELECT first, nullif(second, 0), text, third, other_text, fourth FROM rows"),
      unit_delete_(connection, "DELETE FROM unit WHERE id=?1"),
      unit_empty_(connection, "UPDATE unit SET target_lang=NULL, target=NULL, state=0 WHERE id=?1"),
      article_find_(connection,
                    "SELECT id, units FROM article WHERE path=?1 AND source_lang=?2 AND "
                    "target_lang=?3 ORDER BY part"),
      article_last_(
          connection,
          "SELECT coalesce(max(part), -1) FROM article WHERE path=?1 AND source_lang=?2 AND "
          "target_lang=?3"),
      article_write_(connection,
                     "REPLACE INTO article(id, path, content, source_lang, target_lang, part, "
                     "translation_type, source_commit, handoff, id_prefix, segments, units, "
                     "places) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)"),
      article_delete_(connection, "DELETE FROM article WHERE id=?1"),
      use_insert_(connection,
                  "INSERT OR ROLLBACK INTO use(unit, article) SELECT first, second FROM rows"),
      use_delete_(connection, "DELETE FROM use WHERE unit=?1 AND article=?2"),
      use_any_(connection, "SELECT 1 FROM use WHERE unit=?1 LIMIT 1") {}

Result<void> Writer::write(Batch& batch, bool goes_on) {
  if (!connection_.in_transaction()) connection_.run("BEGIN IMMEDIATE");
  batch.mark_wanted();
  match_.begin();
  const bool index_is_whole = !match_.is_stale() && !match_.is_behind();
  resolve_languages(batch);
  match_sources(batch);
  match_units(batch);
  insert_units(batch);
  insert_hashes(batch);
  const auto fresh = std::ranges::count_if(batch.units(), &Batch::Unit::is_new);
  const bool index = index_is_whole && static_cast<std::size_t>(fresh) <= MatchWriter::kFewUnits;
  if (index) {
    index_new(batch);
  } else {
    postpone_new(batch);
  }
  write_articles(batch);
  write_uses();
  drop_unused();
  if (index) {
    match_.write();
    if (match_.is_order_old()) match_.rebuild();
  } else {
    match_.write_dropped();
  }
  if (!goes_on) connection_.run("COMMIT");
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
  by_hash_.clear();
  for (std::uint32_t i = 0; i < sources.size(); ++i) {
    if (sources[i].wanted) by_hash_.push_back((std::uint64_t{sources[i].hash} << 32) | i);
  }
  std::sort(by_hash_.begin(), by_hash_.end());
  last_source_ = UnitKey::unpacked(connection_.number("SELECT max(id) FROM unit")).source;
  if (last_source_ == 0) return;
  auto key = by_hash_.begin();
  rows_.feed(
      source_find_,
      [&](Row& row) {
        if (key == by_hash_.end()) return false;
        row.first = static_cast<std::int64_t>(*key >> 32);
        row.second = static_cast<std::int64_t>(*key & 0xFFFFFFFF);
        ++key;
        return true;
      },
      [&] {
        Batch::Source& source = sources[static_cast<std::size_t>(source_find_.integer(0))];
        if (source_find_.integer(2) != languages_[source.lang]) return;
        if (source_find_.bytes(3) != source.text) return;
        source.id = source_find_.integer(1);
        source.stored = true;
      });
}

void Writer::match_units(Batch& batch) {
  // Where each language of the store is in the batch.
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
      const std::uint32_t unit =
          batch.find_unit(i, lang->second, unit_range_.bytes(2), unit_range_.integer(3));
      if (unit == HashTable::kNone) continue;
      batch.units()[unit].ordinal = ordinal;
      batch.units()[unit].stored = true;
    }
  }
}

void Writer::insert_units(Batch& batch) {
  const std::span<Batch::Unit> units = batch.units();
  last_source_ = std::max(last_source_, match_.through());
  bool full = false;
  auto unit = units.begin();
  rows_.feed(unit_insert_, [&](Row& row) {
    while (unit != units.end() && !unit->is_new()) ++unit;
    if (unit == units.end()) return false;
    Batch::Source& source = batch.sources()[unit->source];
    full = source.next_ordinal > UnitKey::kMaxOrdinal;
    if (full) return false;
    row = Row{};
    row.third = languages_[unit->lang];
    row.fourth = unit->state;
    row.other_text = unit->target;
    if (source.id == 0) {
      source.id = ++last_source_;
      row.second = languages_[source.lang];
      row.text = source.text;
    }
    unit->ordinal = source.next_ordinal++;
    row.first = UnitKey{source.id, unit->ordinal}.packed();
    ++unit;
    return true;
  });
  if (full) connection_.fail(SQLITE_FULL);
}

void Writer::insert_hashes(Batch& batch) {
  const std::span<Batch::Source> sources = batch.sources();
  auto key = by_hash_.begin();
  rows_.feed(hash_insert_, [&](Row& row) {
    while (key != by_hash_.end() && sources[*key & 0xFFFFFFFF].stored) ++key;
    if (key == by_hash_.end()) return false;
    row.first = static_cast<std::int64_t>(*key >> 32);
    row.second = sources[*key & 0xFFFFFFFF].id;
    ++key;
    return true;
  });
}

void Writer::index_new(Batch& batch) {
  const std::span<const std::string_view> tags = batch.languages();
  std::vector<const Batch::Source*> sources;
  for (const Batch::Source& source : batch.sources()) {
    if (source.is_new()) sources.push_back(&source);
  }
  std::ranges::sort(sources, {}, &Batch::Source::id);
  for (const Batch::Source* source : sources) {
    match_.add_source(source->id, tags[source->lang], source->text);
  }
  for (const Batch::Unit& unit : batch.units()) {
    if (!unit.is_new()) continue;
    const Batch::Source& source = batch.sources()[unit.source];
    match_.add_target(source.id, tags[unit.lang], unit.target);
    match_.note_languages(languages_[source.lang], languages_[unit.lang]);
  }
}

// Sources that are new are known by their numbers.
void Writer::postpone_new(Batch& batch) {
  std::vector<std::int64_t> units;
  for (const Batch::Unit& unit : batch.units()) {
    const Batch::Source& source = batch.sources()[unit.source];
    if (!unit.is_new() || source.id > match_.through()) continue;
    units.push_back(UnitKey{source.id, unit.ordinal}.packed());
  }
  std::ranges::sort(units);
  match_.postpone(units);
}

void Writer::write_articles(Batch& batch) {
  changes_.clear();
  std::int64_t next = connection_.number("SELECT max(id) FROM article") + 1;
  for (const Batch::Article& article : batch.articles()) {
    if (article.superseded) continue;
    before_.clear();
    after_.clear();
    std::int64_t id = article.appended ? 0 : drop_parts(article);
    if (!article.removed) {
      if (id == 0) id = next++;
      write_article(batch, article, id, article.appended ? next_part(article) : 0);
    } else if (id != 0) {
      article_delete_.bind(1, id).run();
    }
    changes_.note(id, before_, after_);
  }
}

// Drops all rows of the article but the first, whose id it returns, 0 if there is none, and
// whose units it leaves in `before_`.
std::int64_t Writer::drop_parts(const Batch::Article& article) {
  const auto decode = [&](std::vector<std::int64_t>& units) {
    UnitDecoder decoder(article_find_.bytes(1));
    while (const auto unit = decoder.next()) units.push_back(unit->packed());
    if (!decoder.sound()) connection_.fail(SQLITE_CORRUPT);
  };
  article_find_.bind(1, article.info.path)
      .bind(2, languages_[article.source_lang])
      .bind(3, languages_[article.target_lang]);
  if (!article_find_.step()) return 0;
  const std::int64_t id = article_find_.integer(0);
  decode(before_);
  struct Part {
    std::int64_t id;
    std::vector<std::int64_t> units;
  };
  std::vector<Part> further;
  while (article_find_.step()) {
    further.push_back({article_find_.integer(0), {}});
    decode(further.back().units);
  }
  if (further.empty()) return id;
  std::vector<std::int64_t> first;
  first.swap(before_);
  for (Part& part : further) {
    article_delete_.bind(1, part.id).run();
    before_ = std::move(part.units);
    changes_.note(part.id, before_, after_);
  }
  before_ = std::move(first);
  return id;
}

std::int64_t Writer::next_part(const Batch::Article& article) {
  article_last_.bind(1, article.info.path)
      .bind(2, languages_[article.source_lang])
      .bind(3, languages_[article.target_lang]);
  const std::int64_t part = article_last_.step() ? article_last_.integer(0) + 1 : 0;
  article_last_.reset();
  return part;
}

void Writer::write_article(Batch& batch, const Batch::Article& article, std::int64_t id,
                           std::int64_t part) {
  units_.clear();
  UnitEncoder encoder(units_);
  for (const std::uint32_t i : batch.units_of(article)) {
    const Batch::Unit& unit = batch.units()[i];
    const UnitKey key{batch.sources()[unit.source].id, unit.ordinal};
    encoder.add(key);
    after_.push_back(key.packed());
  }
  const std::string content = store::stored_hash(article.info.content);
  const ArticleInfo& info = article.info;
  article_write_.bind(1, id)
      .bind(2, info.path)
      .bind_blob(3, content)
      .bind(4, languages_[article.source_lang])
      .bind(5, languages_[article.target_lang])
      .bind(6, part)
      .bind(7, info.translation_type)
      .bind(8, info.source_commit)
      .bind(9, info.handoff)
      .bind(10, article.id_prefix)
      .bind(11, static_cast<std::int64_t>(article.count))
      .bind_blob(12, units_)
      .bind_blob(13, article.places)
      .run();
}

void Writer::write_uses() {
  changes_.sort();
  auto added = changes_.added().begin();
  rows_.feed(use_insert_, [&](Row& row) {
    if (added == changes_.added().end()) return false;
    row.first = added->unit;
    row.second = added->article;
    ++added;
    return true;
  });
  for (const Use& use : changes_.gone()) use_delete_.bind(1, use.unit).bind(2, use.article).run();
}

void Writer::drop_unused() {
  std::int64_t before = -1;
  for (const Use& use : changes_.gone()) {
    if (use.unit == before) continue;
    before = use.unit;
    if (use_any_.bind(1, use.unit).step()) {
      use_any_.reset();
      continue;
    }
    const UnitKey key = UnitKey::unpacked(use.unit);
    if (key.ordinal == 0) {
      unit_empty_.bind(1, use.unit).run();
    } else {
      unit_delete_.bind(1, use.unit).run();
    }
    drop_source_without_units(key.source);
  }
}

void Writer::drop_source_without_units(std::int64_t source) {
  const std::int64_t first = UnitKey{source, 0}.packed();
  unit_range_.bind(1, first).bind(2, UnitKey{source, UnitKey::kMaxOrdinal}.packed());
  while (unit_range_.step()) {
    if (unit_range_.integer(0) == first && unit_range_.integer(1) == 0) continue;  // without target
    return unit_range_.reset();
  }
  if (!source_text_.bind(1, first).step()) return;
  const std::uint32_t hash = store::source_hash_of(source_text_.bytes(0));
  source_text_.reset();
  hash_delete_.bind(1, std::int64_t{hash}).bind(2, source).run();
  unit_delete_.bind(1, first).run();
  match_.note_dropped(source);
}

}  // namespace locseg::sqlite
