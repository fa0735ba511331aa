// What a batch has is found by set: the server is sent hashes, gives back what has them, and the
// bytes decide here. What is new crosses the wire once, by COPY, into the tables themselves.
//
// The lock is taken before anything is read, so nothing that was found can change meanwhile; it is
// held for one batch.
//
// Servers commit one after another, so a batch for several can be cut off between two of them. All
// rows of a source are on one server; what that committed too early belongs to no article and is
// not found. Two things make it harmless:
//   - A number that was given once is never given again: sequences do not go back. A row of an
//     article that is replaced gets another one, so its uses are seen with it and not before. What
//     the others committed is on their disks, so the sequences are put on this one's before (a
//     value that was set is in the log, whether the transaction commits or not), and the commit
//     here waits for the disk, too.
//   - What no article holds any more goes after the commit, in a transaction of its own that can be
//     repeated; until then it is in the table `dropped`.
#include "store/postgresql/writer.h"

#include <algorithm>

#include "store/fuzzy/match_version.h"
#include "store/layout/content_hash.h"
#include "store/layout/occurrences.h"
#include "store/layout/unit_state.h"

namespace locseg::postgresql {
namespace {

using store::Batch;
using store::UnitKey;

// Of the tables of the search: every look-up goes by an index, whatever the statistics say.
constexpr const char* kByIndex =
    "SET LOCAL enable_seqscan=off; SET LOCAL enable_hashjoin=off; SET LOCAL enable_mergejoin=off";

constexpr const char* kUseColumns = "part, source, ordinal, article";

void add_use(const store::Use& use, std::int64_t parts, CopyRows& rows) {
  const UnitKey unit = UnitKey::unpacked(use.unit);
  rows.begin(4)
      .add_short(part_of(unit.source, parts))
      .add(unit.source)
      .add_int(unit.ordinal)
      .add(use.article);
}

}  // namespace

void lock_for_writing(Session& session) {
  session.run("LOCK TABLE locseg_store IN EXCLUSIVE MODE");
}

// A transaction that has an id but wrote nothing would not wait.
void flush_log(Session& session) {
  session.run(
      "BEGIN; SET LOCAL synchronous_commit=on; "
      "SELECT pg_logical_emit_message(true, 'locseg', ''); COMMIT");
}

void Writer::begin() {
  if (session_.in_transaction()) return;
  if (rows_.is_spread()) finish_drops();
  session_.run("BEGIN");
  session_.run(kByIndex);
  lock_for_writing(session_);
  is_first_ = false;
  match_.forget_unlisted();
}

Result<void> Writer::write(Batch& batch, store::Commit commit) {
  batch.mark_wanted();
  const std::span<Batch::Source> sources = batch.sources();
  identities_.assign(sources.size(), 0);
  for (std::size_t i = 0; i < sources.size(); ++i) {
    if (sources[i].wanted) identities_[i] = identity_of(sources[i].text);
  }
  begin();
  const bool may_be_late = commit == store::Commit::kSoon && !rows_.is_spread();
  session_.run(may_be_late ? "SET LOCAL synchronous_commit=off"
                           : "SET LOCAL synchronous_commit=on");
  row_ = read_store_row(session_);
  is_first_ = is_first_ || (row_.order_number == 0 && !rows_.is_spread() && has_no_source());
  match_.begin(row_.parts);
  resolve_languages(batch);
  match_sources(batch);
  match_units(batch);
  find_articles(batch);
  number_new(batch);
  read_order_of_lists();
  write_articles(batch);
  write_uses();
  insert_sources(batch);
  match_.write(rows_, row_.last_row);
  if (commit != store::Commit::kLater || match_.has_many_unlisted()) write_rare();
  insert_units(batch);
  match_.write(rows_, row_.last_row);
  note_languages(batch);
  drop_unused();
  save_row();
  if (commit != store::Commit::kLater) return this->commit();
  Result<void> written = session_.status();
  if (!written) session_.roll_back();
  return written;
}

Result<void> Writer::commit() {
  if (match_.has_unlisted()) {
    write_rare();
    save_row();
  }
  if (rows_.is_spread()) keep_numbers();
  session_.run("COMMIT");
  Result<void> committed = session_.status();
  if (!committed) {
    session_.roll_back();
  } else if (rows_.is_spread()) {
    finish_drops();
    if (!session_.ok()) (void)session_.recover();  // the next `begin` does it
  }
  return committed;
}

// By another connection, since this one is within its transaction.
void Writer::keep_numbers() {
  if (!session_.ok()) return;
  if (log_ == nullptr) {
    auto opened = session_.open_another();
    if (opened) log_ = std::move(*opened);
    if (!opened) session_.fail(opened.error().code, opened.error().message);
  }
  if (log_ == nullptr) return;
  flush_log(*log_);
  const Result<void> kept = log_->status();
  if (kept) return;
  session_.fail(kept.error().code, kept.error().message);
  log_.reset();
}

void Writer::resolve_languages(const Batch& batch) {
  std::unordered_map<std::string, std::int64_t> known;
  std::int64_t last = 0;
  const Answer all = session_.ask("SELECT id, tag FROM language");
  for (int i = 0; i < all.rows(); ++i) {
    known.emplace(all.bytes(i, 1), all.integer(i, 0));
    last = std::max(last, all.integer(i, 0));
  }
  languages_.clear();
  for (const std::string_view tag : batch.languages()) {
    const auto [at, added] = known.try_emplace(std::string(tag), last + 1);
    if (added) {
      ++last;
      (void)session_.ask("INSERT INTO language(id, tag) VALUES($1, $2)",
                         Parameters().add_int(last).add(tag));
    }
    languages_.push_back(at->second);
  }
}

void Writer::match_sources(Batch& batch) {
  const std::span<Batch::Source> sources = batch.sources();
  if (row_.last_source == 0) return;
  std::unordered_multimap<std::int64_t, std::size_t> by_identity;
  std::vector<std::int64_t> wanted;
  for (std::size_t i = 0; i < sources.size(); ++i) {
    if (!sources[i].wanted) continue;
    by_identity.emplace(identities_[i], i);
    wanted.push_back(identities_[i]);
  }
  if (wanted.empty()) return;
  const Answer found =
      session_.ask("SELECT number, lang, identity, text FROM source WHERE identity = ANY($1)",
                   Parameters().add(wanted));
  for (int row = 0; row < found.rows(); ++row) {
    const auto [begin, end] = by_identity.equal_range(found.integer(row, 2));
    for (auto at = begin; at != end; ++at) {
      Batch::Source& source = sources[at->second];
      if (found.integer(row, 1) != languages_[source.lang]) continue;
      if (found.bytes(row, 3) != source.text) continue;
      source.id = found.integer(row, 0);
      source.stored = true;
    }
  }
}

void Writer::match_units(Batch& batch) {
  std::unordered_map<std::int64_t, std::uint32_t> by_id;  // where each language is in the batch
  for (std::uint32_t i = 0; i < languages_.size(); ++i) by_id.emplace(languages_[i], i);
  std::unordered_map<std::int64_t, std::uint32_t> by_number;
  std::vector<std::int64_t> numbers;
  const std::span<Batch::Source> sources = batch.sources();
  for (std::uint32_t i = 0; i < sources.size(); ++i) {
    if (!sources[i].stored) continue;
    by_number.emplace(sources[i].id, i);
    numbers.push_back(sources[i].id);
  }
  for (const PartNumbers& part : by_part(numbers, row_.parts)) {
    const Answer found = session_.ask(
        "SELECT source, ordinal, lang, state, target FROM unit WHERE part = $1 AND source = "
        "ANY($2)",
        Parameters().add_short(part.part).add(part.numbers));
    for (int i = 0; i < found.rows(); ++i) {
      const std::uint32_t at = by_number.at(found.integer(i, 0));
      const std::int64_t ordinal = found.integer(i, 1);
      sources[at].next_ordinal = std::max(sources[at].next_ordinal, ordinal + 1);
      const auto lang = by_id.find(found.integer(i, 2));
      if (lang == by_id.end()) continue;
      const std::uint32_t unit =
          batch.find_unit(at, lang->second, found.bytes(i, 4), found.integer(i, 3));
      if (unit == store::HashTable::kNone) continue;
      batch.units()[unit].ordinal = ordinal;
      batch.units()[unit].stored = true;
    }
  }
}

void Writer::number_new(Batch& batch) {
  const std::span<Batch::Source> sources = batch.sources();
  new_sources_.clear();
  for (std::uint32_t i = 0; i < sources.size(); ++i) {
    if (!sources[i].is_new()) continue;
    const std::int64_t part = part_of(identities_[i], row_.parts);
    sources[i].id = ++row_.last_source * row_.parts + part;
    new_sources_.push_back(i);
  }
  for (Batch::Unit& unit : batch.units()) {
    if (!unit.is_new()) continue;
    Batch::Source& source = sources[unit.source];
    unit.ordinal = source.next_ordinal++;
    if (unit.ordinal > UnitKey::kMaxOrdinal) {
      session_.fail(ErrorCode::kUnsupported, "a source has too many translations for the store");
    }
  }
}

void Writer::insert_sources(Batch& batch) {
  auto at = new_sources_.begin();
  const auto fill = [&](CopyRows& rows) {
    if (at == new_sources_.end()) return false;
    const Batch::Source& source = batch.sources()[*at];
    const MatchRows::Terms terms =
        match_.add_source(source.id, batch.languages()[source.lang], source.text);
    rows.begin(8)
        .add_short(part_of(source.id, row_.parts))
        .add(source.id)
        .add(identities_[*at])
        .add_int(languages_[source.lang])
        .add_int(terms.tokens)
        .add(terms.hashes)
        .add_ints(terms.words)
        .add(source.text);
    ++at;
    return true;
  };
  rows_.append("source", "part, number, identity, lang, tokens, hashes, terms, text", fill);
}

// In the order of their sources, as their key and the index have them.
void Writer::insert_units(Batch& batch) {
  std::vector<std::pair<std::int64_t, const Batch::Unit*>> units;
  for (const Batch::Unit& unit : batch.units()) {
    if (unit.is_new()) units.emplace_back(batch.sources()[unit.source].id, &unit);
  }
  std::ranges::stable_sort(units, {}, [](const auto& each) { return each.first; });
  auto at = units.begin();
  rows_.append("unit", "part, source, ordinal, lang, state, target", [&](CopyRows& rows) {
    if (at == units.end()) return false;
    const auto& [source, unit] = *at++;
    match_.add_target(source, batch.languages()[unit->lang], unit->target);
    rows.begin(6)
        .add_short(part_of(source, row_.parts))
        .add(source)
        .add_int(unit->ordinal)
        .add_int(languages_[unit->lang])
        .add_short(unit->state)
        .add(unit->target);
    return true;
  });
}

void Writer::note_languages(const Batch& batch) {
  std::vector<std::pair<std::int64_t, std::int64_t>> pairs;
  for (const Batch::Article& article : batch.articles()) {
    if (article.superseded || article.count == 0) continue;
    pairs.emplace_back(languages_[article.source_lang], languages_[article.target_lang]);
  }
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  for (const auto& [source, target] : pairs) {
    (void)session_.ask("INSERT INTO match_language VALUES($1, $2) ON CONFLICT DO NOTHING",
                       Parameters().add_int(source).add_int(target));
  }
}

// What the store has of each of the batch's articles.
void Writer::find_articles(const Batch& batch) {
  const std::span<const Batch::Article> articles = batch.articles();
  stored_.assign(articles.size(), {});
  std::vector<std::int64_t> places;
  std::vector<std::int64_t> hashes;
  for (std::size_t i = 0; i < articles.size(); ++i) {
    if (articles[i].superseded) continue;
    places.push_back(static_cast<std::int64_t>(i));
    hashes.push_back(path_hash_of(articles[i].info.path));
  }
  const Answer found = session_.ask(
      "SELECT wanted.place, article.id, article.source_lang, article.target_lang, article.path, "
      "article.units FROM unnest($1, $2) AS wanted(place, hash) "
      "JOIN article ON article.path_hash = wanted.hash ORDER BY wanted.place, article.part",
      Parameters().add(places).add(hashes));
  for (int i = 0; i < found.rows(); ++i) {
    const auto place = static_cast<std::size_t>(found.integer(i, 0));
    const Batch::Article& article = articles[place];
    if (found.integer(i, 2) != languages_[article.source_lang] ||
        found.integer(i, 3) != languages_[article.target_lang] ||
        found.bytes(i, 4) != article.info.path) {
      continue;
    }
    StoredPart part{found.integer(i, 1), {}};
    store::UnitDecoder units(found.bytes(i, 5));
    while (const auto unit = units.next()) part.units.push_back(unit->packed());
    if (!units.sound()) {
      session_.fail(ErrorCode::kMalformed, "the store is damaged: an article cannot be read");
    }
    stored_[place].push_back(std::move(part));
  }
}

std::string Writer::encoded_units(Batch& batch, const Batch::Article& article) {
  std::string out;
  packed_units_.clear();
  if (article.removed) return out;
  store::UnitEncoder encoder(out);
  for (const std::uint32_t each : batch.units_of(article)) {
    const Batch::Unit& unit = batch.units()[each];
    const UnitKey key{batch.sources()[unit.source].id, unit.ordinal};
    encoder.add(key);
    packed_units_.push_back(key.packed());
  }
  return out;
}

// An article's first row keeps its id, so that the uses that stay need not be written again. On
// other servers all its uses are new: a reader who sees the one row must not see uses of the other.
std::vector<Writer::NewRow> Writer::new_rows(Batch& batch) {
  const std::span<const Batch::Article> articles = batch.articles();
  std::vector<NewRow> rows;
  // How many rows there are of an article in the end, which later ones of the batch go after.
  std::unordered_map<std::size_t, std::int64_t> parts;
  for (std::size_t i = 0; i < articles.size(); ++i) {
    const Batch::Article& article = articles[i];
    if (article.superseded) continue;
    std::vector<StoredPart>& stored = stored_[i];
    std::int64_t part = 0;
    std::int64_t id = 0;
    if (article.appended) {
      part = article.before < articles.size() && parts.contains(article.before)
                 ? parts[article.before]
                 : static_cast<std::int64_t>(stored.size());
      stored.clear();
    } else if (!stored.empty()) {
      if (!rows_.is_spread()) id = stored.front().id;
      for (StoredPart& old : stored) dropped_.push_back(old.id);
    }
    NewRow row{i, id == 0 ? ++row_.last_article : id, part, encoded_units(batch, article)};
    std::vector<std::int64_t> none;
    changes_.note(row.id, id == 0 ? none : stored.front().units, packed_units_);
    for (std::size_t further = id == 0 ? 0 : 1; further < stored.size(); ++further) {
      none.clear();
      changes_.note(stored[further].id, stored[further].units, none);
    }
    parts[i] = article.removed ? 0 : part + 1;
    if (!article.removed) rows.push_back(std::move(row));
  }
  return rows;
}

void Writer::write_articles(Batch& batch) {
  changes_.clear();
  dropped_.clear();
  const std::vector<NewRow> rows = new_rows(batch);
  if (!dropped_.empty()) {
    (void)session_.ask("DELETE FROM article WHERE id = ANY($1)", Parameters().add(dropped_));
  }
  auto at = rows.begin();
  session_.copy(
      "article(id, path_hash, path, content, source_lang, target_lang, part, translation_type, "
      "source_commit, handoff, id_prefix, segments, units, places)",
      [&](CopyRows& copy) {
        if (at == rows.end()) return false;
        const Batch::Article& article = batch.articles()[at->article];
        const ArticleInfo& info = article.info;
        copy.begin(14)
            .add(at->id)
            .add(path_hash_of(info.path))
            .add(info.path)
            .add(store::stored_hash(info.content))
            .add_int(languages_[article.source_lang])
            .add_int(languages_[article.target_lang])
            .add_int(at->part)
            .add(info.translation_type)
            .add(info.source_commit)
            .add(info.handoff)
            .add(article.id_prefix)
            .add(static_cast<std::int64_t>(article.count))
            .add(at->units)
            .add(article.places);
        ++at;
        return true;
      });
}

void Writer::write_uses() {
  changes_.sort();
  auto added = changes_.added().begin();
  rows_.append("use", kUseColumns, [&](CopyRows& rows) {
    if (added == changes_.added().end()) return false;
    add_use(*added++, row_.parts, rows);
    return true;
  });
}

// Of a store in one place at once, else after the commit.
void Writer::drop_unused() {
  auto gone = changes_.gone().begin();
  session_.copy(std::string(rows_.is_spread() ? "dropped" : "gone") + '(' + kUseColumns + ')',
                [&](CopyRows& rows) {
                  if (gone == changes_.gone().end()) return false;
                  add_use(*gone++, row_.parts, rows);
                  return true;
                });
}

void Writer::finish_drops() {
  if (session_.number("SELECT count(*) FROM (SELECT FROM dropped LIMIT 1) AS any_row") == 0) return;
  session_.run("BEGIN");
  lock_for_writing(session_);
  session_.run("INSERT INTO gone SELECT * FROM dropped; DELETE FROM dropped");
  session_.run("COMMIT");
}

// Lists that were made with several readings of texts are no index of either.
void Writer::save_row() {
  const std::string current = store::match_version();
  if (row_.match_version.empty()) row_.match_version = current;
  if (row_.match_version != current) row_.match_version = "mixed";
  (void)session_.ask(
      "UPDATE locseg_store SET match_version=convert_from($1, 'UTF8') "
      "WHERE match_version<>convert_from($1, 'UTF8')",
      Parameters().add(std::string_view(row_.match_version)));
  if (order_is_new_) save_order();
  (void)session_.ask(
      "SELECT setval('source_number', $1), setval('posting_row', $2), setval('article_id', $3)",
      Parameters().add(row_.last_source).add(row_.last_row).add(row_.last_article));
}

}  // namespace locseg::postgresql
