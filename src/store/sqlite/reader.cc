// Articles are rows; their units are looked up one by one. Units that came new with an article
// are together, so most look-ups find their page at hand.
#include "store/sqlite/reader.h"

#include <string>
#include <unordered_map>
#include <unordered_set>

#include "base/try.h"
#include "store/layout/article_parts.h"
#include "store/layout/content_hash.h"
#include "store/layout/occurrences.h"
#include "store/sqlite/schema.h"

namespace locseg::sqlite {
namespace {

using store::hash_from;
using store::UnitKey;

// In order of the languages' tags, not of when the store met them, so that stores that hold the
// same give the same.
constexpr std::string_view kInOrder =
    " FROM article LEFT JOIN language AS s ON s.id=article.source_lang "
    "LEFT JOIN language AS t ON t.id=article.target_lang "
    "ORDER BY article.path, s.tag, t.tag, article.part";

std::string in_order(std::string_view select) { return std::string(select).append(kInOrder); }

using Languages = std::unordered_map<std::int64_t, std::string>;

Languages read_languages(Connection& connection) {
  Languages languages;
  Statement all(connection, "SELECT id, tag FROM language");
  while (all.step()) languages.emplace(all.integer(0), all.bytes(1));
  return languages;
}

// Finds units one by one.
class UnitFinder {
 public:
  explicit UnitFinder(Connection& connection)
      : unit_(connection, std::string("SELECT target, source, ")
                              .append(state_column(connection))
                              .append(" FROM unit WHERE id=?1")),
        source_(connection, "SELECT source FROM unit WHERE id=?1") {}

  bool find(UnitKey key, store::UnitTexts& texts) {
    unit_.reset();
    source_.reset();
    if (!unit_.bind(1, key.packed()).step()) return false;
    texts.target = unit_.bytes(0);
    texts.state = unit_.integer(2);
    if (key.ordinal == 0) {
      texts.source = unit_.bytes(1);
      return true;
    }
    if (!source_.bind(1, UnitKey{key.source, 0}.packed()).step()) return false;
    texts.source = source_.bytes(0);
    return true;
  }

 private:
  Statement unit_;
  Statement source_;
};

}  // namespace

Result<std::vector<StoredArticle>> read_articles(Connection& connection) {
  std::vector<StoredArticle> articles;
  Statement all(connection, in_order("SELECT path, s.tag, t.tag, translation_type, source_commit, "
                                     "handoff, content, segments, part"));
  while (all.step()) {
    const auto segments = static_cast<std::uint64_t>(all.integer(7));
    if (all.integer(8) != 0 && !articles.empty()) {
      articles.back().segments += segments;
      continue;
    }
    articles.push_back({.path = std::string(all.bytes(0)),
                        .source_lang = std::string(all.bytes(1)),
                        .target_lang = std::string(all.bytes(2)),
                        .translation_type = std::string(all.bytes(3)),
                        .source_commit = std::string(all.bytes(4)),
                        .handoff = std::string(all.bytes(5)),
                        .content = hash_from(all.bytes(6)),
                        .segments = segments});
  }
  LOCSEG_TRY(connection.status());
  return articles;
}

namespace {

// The rows that `ids` gives, which are articles' ids and parts.
Result<void> read_rows(Connection& connection, Statement& ids, UnitSink& sink) {
  const Languages languages = read_languages(connection);
  UnitFinder finder(connection);
  const store::PartUnits::Find find = [&](UnitKey key, store::UnitTexts& texts) {
    return finder.find(key, texts);
  };
  store::PartUnits part;
  store::PartFeed feed(sink);
  Statement article(connection,
                    "SELECT path, source_lang, target_lang, translation_type, source_commit, "
                    "handoff, content, id_prefix, units, places FROM article WHERE id=?1");
  const auto language = [&](int column) -> std::string_view {
    const auto at = languages.find(article.integer(column));
    return at == languages.end() ? std::string_view() : at->second;
  };
  for (bool more = ids.step(); more;) {
    if (!article.bind(1, ids.integer(0)).step()) break;
    more = ids.step();
    const bool last = !more || ids.integer(1) == 0;
    const bool sound = part.read(article.bytes(7), article.bytes(8), article.bytes(9), find);
    LOCSEG_TRY(connection.status());
    if (!sound) return store::damaged_article(article.bytes(0), connection.path());
    const ArticleInfo info{.path = article.bytes(0),
                           .source_lang = language(1),
                           .target_lang = language(2),
                           .translation_type = article.bytes(3),
                           .source_commit = article.bytes(4),
                           .handoff = article.bytes(5),
                           .content = hash_from(article.bytes(6))};
    LOCSEG_TRY(feed.add(info, part.units(), last));
    article.reset();
  }
  return connection.status();
}

}  // namespace

Result<void> read_units(Connection& connection, UnitSink& sink) {
  // The rows are sorted without their contents.
  Statement ids(connection, in_order("SELECT article.id, article.part"));
  return read_rows(connection, ids, sink);
}

Result<void> read_article(Connection& connection, const ArticleKey& key, UnitSink& sink) {
  Statement ids(connection,
                "SELECT id, part FROM article WHERE path=?1 "
                "AND source_lang=(SELECT id FROM language WHERE tag=?2) "
                "AND target_lang=(SELECT id FROM language WHERE tag=?3) ORDER BY part");
  ids.bind(1, key.path).bind(2, key.source_lang).bind(3, key.target_lang);
  return read_rows(connection, ids, sink);
}

Result<void> read_replaced(Connection& connection, const ArticleKey& key, UnitSink& sink) {
  const bool is_there =
      connection.number("SELECT count(*) FROM sqlite_master WHERE name='replaced'") != 0;
  if (!is_there) return connection.status();
  Statement rows(connection,
                 "SELECT id, source, target FROM replaced WHERE path=?1 AND source_lang=?2 AND "
                 "target_lang=?3");
  rows.bind(1, key.path).bind(2, key.source_lang).bind(3, key.target_lang);
  LOCSEG_TRY(store::feed_replaced(key, sink, [&](Unit& unit) {
    if (!rows.step()) return false;
    unit.id = rows.bytes(0);
    unit.source = rows.bytes(1);
    unit.target = rows.bytes(2);
    return true;
  }));
  return connection.status();
}

Result<StoreCounts> read_counts(Connection& connection) {
  StoreCounts counts;
  std::unordered_set<std::int64_t> human;
  Statement articles(connection, "SELECT id, translation_type, segments, part FROM article");
  while (articles.step()) {
    if (articles.integer(3) == 0) ++counts.articles;
    counts.segments += static_cast<std::uint64_t>(articles.integer(2));
    if (is_human(articles.bytes(1))) human.insert(articles.integer(0));
  }
  // In order of unit, as the table is: a unit's uses follow one another.
  Statement uses(connection, "SELECT unit, article FROM use ORDER BY unit, article");
  std::int64_t unit = -1;
  std::int64_t source = -1;
  bool counted = false;
  while (uses.step()) {
    if (uses.integer(0) != unit) {
      unit = uses.integer(0);
      ++counts.units;
      counted = false;
      if (UnitKey::unpacked(unit).source != source) ++counts.sources;
      source = UnitKey::unpacked(unit).source;
    }
    if (!counted && human.contains(uses.integer(1))) {
      ++counts.human_units;
      counted = true;
    }
  }
  LOCSEG_TRY(connection.status());
  return counts;
}

}  // namespace locseg::sqlite
