// The rows of some articles are queried at a time, then all the units that they name, each once.
#include "store/postgresql/reader.h"

#include <algorithm>
#include <deque>
#include <map>
#include <string>
#include <unordered_map>

#include "base/try.h"
#include "store/layout/article_parts.h"
#include "store/layout/content_hash.h"
#include "store/layout/occurrences.h"
#include "store/postgresql/part_numbers.h"
#include "store/postgresql/schema.h"

namespace locseg::postgresql {
namespace {

using store::UnitKey;

constexpr std::int64_t kUnitsAtATime = 20'000;

constexpr const char* kArticles =
    "SELECT article.id, article.part, article.segments, article.path, s.tag, t.tag, "
    "article.translation_type, article.source_commit, article.handoff, article.content "
    "FROM article JOIN language AS s ON s.id = article.source_lang "
    "JOIN language AS t ON t.id = article.target_lang ";

// In order of the languages' tags, not of when the store met them, so that stores that hold the
// same give the same.
constexpr const char* kInOrder = "ORDER BY article.path, s.tag, t.tag, article.part";

struct Part {
  std::int64_t id = 0;
  std::int64_t segments = 0;
  bool first = false;
};

// The rows of articles that go to a sink together.
class PartsReader {
 public:
  PartsReader(Session& session, UnitSink& sink)
      : session_(session), feed_(sink), parts_(session.number("SELECT parts FROM locseg_store")) {}

  // `last`: the article of the last of them has no further part.
  Result<void> read(std::span<const Part> rows, bool last) {
    std::vector<std::int64_t> ids;
    for (const Part& row : rows) ids.push_back(row.id);
    const Answer found = session_.ask(
        "SELECT article.path, s.tag, t.tag, article.translation_type, article.source_commit, "
        "article.handoff, article.content, article.id_prefix, article.units, article.places "
        "FROM unnest($1) WITH ORDINALITY AS wanted(id, place) "
        "JOIN article ON article.id = wanted.id "
        "JOIN language AS s ON s.id = article.source_lang "
        "JOIN language AS t ON t.id = article.target_lang ORDER BY wanted.place",
        Parameters().add(ids));
    find_units(found);
    LOCSEG_TRY(session_.status());
    const store::PartUnits::Find find = [&](UnitKey key, store::UnitTexts& texts) {
      const auto at = rows_.find(key.packed());
      if (at == rows_.end()) return false;
      const auto source = sources_.find(key.source);
      if (source == sources_.end()) return false;
      texts.target = at->second.bytes(3);
      texts.source = source->second.bytes(1);
      texts.state = at->second.integer(2);
      return true;
    };
    for (int i = 0; i < found.rows(); ++i) {
      if (!part_.read(found.bytes(i, 7), found.bytes(i, 8), found.bytes(i, 9), find)) {
        return store::damaged_article(found.bytes(i, 0), session_.shown());
      }
      const ArticleInfo info{.path = found.bytes(i, 0),
                             .source_lang = found.bytes(i, 1),
                             .target_lang = found.bytes(i, 2),
                             .translation_type = found.bytes(i, 3),
                             .source_commit = found.bytes(i, 4),
                             .handoff = found.bytes(i, 5),
                             .content = store::hash_from(found.bytes(i, 6))};
      const auto next = static_cast<std::size_t>(i) + 1;
      LOCSEG_TRY(feed_.add(info, part_.units(), next == rows.size() ? last : rows[next].first));
    }
    return {};
  }

 private:
  struct Row {
    [[nodiscard]] std::string_view bytes(int column) const { return answer->bytes(row, column); }
    [[nodiscard]] std::int64_t integer(int column) const { return answer->integer(row, column); }
    const Answer* answer;
    int row;
  };

  // Units and sources are asked for one table at a time: they may be on other servers.
  void find_units(const Answer& articles) {
    rows_.clear();
    sources_.clear();
    answers_.clear();
    std::vector<std::int64_t> packed;
    for (int i = 0; i < articles.rows(); ++i) {
      store::UnitDecoder keys(articles.bytes(i, 8));
      while (const auto key = keys.next()) packed.push_back(key->packed());
    }
    std::ranges::sort(packed);
    packed.erase(std::unique(packed.begin(), packed.end()), packed.end());
    struct Wanted {
      std::vector<std::int64_t> numbers, units;
    };
    std::map<std::int64_t, Wanted> wanted_of;  // by part
    for (const std::int64_t key : packed) {
      const std::int64_t number = UnitKey::unpacked(key).source;
      Wanted& part = wanted_of[part_of(number, parts_)];
      part.units.push_back(key);
      if (part.numbers.empty() || part.numbers.back() != number) part.numbers.push_back(number);
    }
    for (const auto& [part, wanted] : wanted_of) {
      const Answer& units = ask(
          "SELECT source, ordinal, state, target FROM unit WHERE part = $1 AND source = ANY($2) "
          "AND ((source << " LOCSEG_ORDINAL_BITS ") | ordinal) = ANY($3)",
          Parameters().add_short(part).add(wanted.numbers).add(wanted.units));
      for (int i = 0; i < units.rows(); ++i) {
        rows_.insert({UnitKey{units.integer(i, 0), units.integer(i, 1)}.packed(), {&units, i}});
      }
      const Answer& sources =
          ask("SELECT number, text FROM source WHERE part = $1 AND number = ANY($2)",
              Parameters().add_short(part).add(wanted.numbers));
      for (int i = 0; i < sources.rows(); ++i) {
        sources_.insert({sources.integer(i, 0), {&sources, i}});
      }
    }
  }
  const Answer& ask(const char* sql, const Parameters& parameters) {
    return answers_.emplace_back(session_.ask(sql, parameters));
  }

  Session& session_;
  store::PartFeed feed_;
  std::int64_t parts_;
  store::PartUnits part_;
  std::deque<Answer> answers_;
  std::unordered_map<std::int64_t, Row> rows_;     // of units, by packed key
  std::unordered_map<std::int64_t, Row> sources_;  // by number
};

Result<void> read_rows(Session& session, std::span<const Part> parts, UnitSink& sink) {
  PartsReader reader(session, sink);
  for (std::size_t from = 0; from < parts.size();) {
    std::size_t to = from;
    std::int64_t units = 0;
    while (to < parts.size() && (to == from || units + parts[to].segments <= kUnitsAtATime)) {
      units += parts[to++].segments;
    }
    const bool last = to == parts.size() || parts[to].first;
    LOCSEG_TRY(reader.read(parts.subspan(from, to - from), last));
    from = to;
  }
  return session.status();
}

std::vector<Part> parts_in(const Answer& rows) {
  std::vector<Part> parts;
  parts.reserve(static_cast<std::size_t>(rows.rows()));
  for (int i = 0; i < rows.rows(); ++i) {
    parts.push_back({rows.integer(i, 0), rows.integer(i, 2), rows.integer(i, 1) == 0});
  }
  return parts;
}

}  // namespace

Result<std::vector<StoredArticle>> read_articles(Session& session) {
  const Answer all = session.ask(std::string(kArticles).append(kInOrder).c_str());
  LOCSEG_TRY(session.status());
  std::vector<StoredArticle> articles;
  for (int i = 0; i < all.rows(); ++i) {
    const auto segments = static_cast<std::uint64_t>(all.integer(i, 2));
    if (all.integer(i, 1) != 0 && !articles.empty()) {
      articles.back().segments += segments;
      continue;
    }
    articles.push_back({.path = std::string(all.bytes(i, 3)),
                        .source_lang = std::string(all.bytes(i, 4)),
                        .target_lang = std::string(all.bytes(i, 5)),
                        .translation_type = std::string(all.bytes(i, 6)),
                        .source_commit = std::string(all.bytes(i, 7)),
                        .handoff = std::string(all.bytes(i, 8)),
                        .content = store::hash_from(all.bytes(i, 9)),
                        .segments = segments});
  }
  return articles;
}

Result<void> read_units(Session& session, UnitSink& sink) {
  std::vector<Part> parts;
  {
    const std::string sql = std::string(
                                "SELECT article.id, article.part, article.segments FROM article "
                                "JOIN language AS s ON s.id = article.source_lang "
                                "JOIN language AS t ON t.id = article.target_lang ")
                                .append(kInOrder);
    parts = parts_in(session.ask(sql.c_str()));
  }
  LOCSEG_TRY(session.status());
  return read_rows(session, parts, sink);
}

Result<void> read_article(Session& session, const ArticleKey& key, UnitSink& sink) {
  const std::string sql = std::string(kArticles) +
                          "WHERE article.path_hash = $1 AND article.path = $2 AND s.tag = $3 AND "
                          "t.tag = $4 ORDER BY article.part";
  const Answer rows = session.ask(sql.c_str(), Parameters()
                                                   .add(path_hash_of(key.path))
                                                   .add(key.path)
                                                   .add(key.source_lang)
                                                   .add(key.target_lang));
  LOCSEG_TRY(session.status());
  return read_rows(session, parts_in(rows), sink);
}

Result<void> read_replaced(Session& session, const ArticleKey& key, UnitSink& sink) {
  const Answer rows = session.ask(
      "SELECT id, source, target FROM replaced WHERE path_hash = $1 AND path = $2 AND "
      "source_lang = $3 AND target_lang = $4 ORDER BY id, source, target",
      Parameters()
          .add(path_hash_of(key.path))
          .add(key.path)
          .add(key.source_lang)
          .add(key.target_lang));
  LOCSEG_TRY(session.status());
  int at = 0;
  return store::feed_replaced(key, sink, [&](Unit& unit) {
    if (at == rows.rows()) return false;
    unit.id = rows.bytes(at, 0);
    unit.source = rows.bytes(at, 1);
    unit.target = rows.bytes(at++, 2);
    return true;
  });
}

Result<void> note_replaced(Session& session, const ArticleKey& key, std::span<const Unit> units) {
  std::vector<std::int64_t> hashes;
  std::vector<std::string_view> texts[3];
  for (const Unit& unit : units) {
    hashes.push_back(static_cast<std::int64_t>(short_hash_of(unit.source)));
    texts[0].push_back(unit.id);
    texts[1].push_back(unit.source);
    texts[2].push_back(unit.target);
  }
  (void)session.ask(
      "INSERT INTO replaced(source_hash, path_hash, path, source_lang, target_lang, id, source, "
      "target) SELECT DISTINCT new.hash, $1::bigint, $2, $3, $4, new.id, new.source, new.target "
      "FROM unnest($5, $6, $7, $8) AS new(hash, id, source, target) WHERE NOT EXISTS ("
      "SELECT FROM replaced AS old WHERE old.path_hash = $1 AND old.source_hash = new.hash "
      "AND old.path = $2 AND old.source_lang = $3 AND old.target_lang = $4 AND old.id = new.id "
      "AND old.source = new.source AND old.target = new.target)",
      Parameters()
          .add(path_hash_of(key.path))
          .add(key.path)
          .add(key.source_lang)
          .add(key.target_lang)
          .add(hashes)
          .add_texts(texts[0])
          .add_texts(texts[1])
          .add_texts(texts[2]));
  return session.status();
}

// Rows are counted where they are, part by part.
Result<StoreCounts> read_counts(Session& session) {
  const auto count = [&](const char* sql) {
    return static_cast<std::uint64_t>(session.number(sql));
  };
  StoreCounts counts;
  session.run("SET LOCAL enable_partitionwise_aggregate = on");
  counts.articles = count("SELECT count(*) FROM article WHERE part = 0");
  counts.segments = count("SELECT coalesce(sum(segments), 0)::bigint FROM article");
  counts.units = count(
      "SELECT coalesce(sum(n), 0)::bigint FROM (SELECT count(*) AS n FROM unit GROUP BY part) AS "
      "c");
  counts.sources = count(
      "SELECT coalesce(sum(n), 0)::bigint FROM (SELECT count(*) AS n FROM source GROUP BY part) AS "
      "c");
  std::vector<std::int64_t> human;
  const Answer articles = session.ask("SELECT id FROM article WHERE translation_type = 'HT'");
  human.reserve(static_cast<std::size_t>(articles.rows()));
  for (int i = 0; i < articles.rows(); ++i) human.push_back(articles.integer(i, 0));
  const Answer units = session.ask(
      "SELECT coalesce(sum(n), 0)::bigint FROM ("
      "SELECT count(DISTINCT (source << " LOCSEG_ORDINAL_BITS
      ") | ordinal) AS n FROM use "
      "WHERE article = ANY($1) GROUP BY part) AS c",
      Parameters().add(human));
  if (units.rows() == 1) counts.human_units = static_cast<std::uint64_t>(units.integer(0, 0));
  LOCSEG_TRY(session.status());
  return counts;
}

}  // namespace locseg::postgresql
