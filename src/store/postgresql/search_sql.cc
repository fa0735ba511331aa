// The same as CandidateSearch (fuzzy/candidates.cc), in the server's terms. The lists of a query
// are sorted by length; the first `united` of them have every source that shares enough terms. More
// lists are counted in while that costs less than what it saves: to verify a source by its own
// terms takes as long as to read some ten places of a list.
//
// How much is enough depends on the length of a source, too: of n and m tokens, needed_of(max(n,
// m)) stay (fuzzy/candidates.h). Of the terms of a query, those that no source has and those that
// come twice count for nothing: `in_tokens` less the number of distinct words is taken off what is
// needed.
//
// Rare lists (fuzzy/rare_terms.h) take the place of all that if a question brings what to read of
// them: of each list the places of its term, how many bits of a source's marks may differ, and how
// many such terms it has to have. What is read of an entry costs more than to find the first one,
// so only those in place are taken out of a row, which has them in order; and only of those whose
// marks are near it is reckoned how near they have to be at their length.
//
// Many questions are answered by one call: what a statement costs besides its rows is most of what
// one question costs. Each source and each translation is given once, whoever asked for it.
//
// Each statement on the tables that may be spread filters one of them, by part and by what it asks
// for; all that it calls is built in. So postgres_fdw sends it as it is to where the rows are, to
// all servers at once, and only what it finds comes back. It does so with groups if they are
// grouped by part, too, which costs a fifth of a look-up: only a store that is spread has `$part`
// in its function.
#include "store/postgresql/search_sql.h"

namespace locseg::postgresql {
namespace {

constexpr std::string_view kFunctions = R"(
CREATE FUNCTION locseg_units(every smallint[], numbers bigint[], to_lang int, all_paths boolean)
RETURNS TABLE(number bigint, ordinal int, value bigint, text bytea, path bytea, handoff bytea,
              type bytea, paths bytea[])
LANGUAGE plpgsql STABLE
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
SET plan_cache_mode = force_generic_plan SET enable_partitionwise_aggregate = on AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
    WITH unit AS MATERIALIZED (
      SELECT u.source, u.ordinal, u.state, u.target, u.articles FROM held_unit u
      WHERE u.part = ANY(every) AND u.source = ANY(numbers) AND u.lang = to_lang)
    SELECT u.source, u.ordinal, 4::bigint + u.state, u.target, a.path, a.handoff,
           a.translation_type, CASE WHEN all_paths THEN ARRAY[a.path] END
    FROM unit u JOIN article a ON a.id = u.articles[1]
    WHERE cardinality(u.articles) = 1
    UNION ALL
    SELECT u.source, u.ordinal, held.uses * 4 + u.state, u.target, held.path, held.handoff,
           held.type, held.paths
    FROM unit u
    CROSS JOIN LATERAL (
      SELECT count(*) AS uses,
             (array_agg(a.path ORDER BY a.handoff DESC, a.path))[1] AS path,
             (array_agg(a.handoff ORDER BY a.handoff DESC, a.path))[1] AS handoff,
             (array_agg(a.translation_type ORDER BY a.translation_type = '\x4854' DESC,
                        a.translation_type <> '' DESC, a.handoff DESC, a.path))[1] AS type,
             CASE WHEN all_paths THEN array_agg(a.path) END AS paths
      FROM unnest(u.articles) AS h(id) JOIN article a ON a.id = h.id) held
    WHERE cardinality(u.articles) > 1 AND held.uses > 0;
END $$;
CREATE TYPE locseg_lists AS (terms int[], sums bigint[], united int);
CREATE FUNCTION locseg_lists_of(every smallint[], wanted int[], needed int)
RETURNS locseg_lists LANGUAGE plpgsql STABLE AS $$
DECLARE lists locseg_lists;
BEGIN
  SELECT array_agg(l.term ORDER BY l.n, l.term), array_agg(l.sum ORDER BY l.n, l.term),
         count(*) - needed + 1
    INTO lists.terms, lists.sums, lists.united
    FROM (SELECT c.term, sum(c.n) AS n,
                 (sum(sum(c.n)) OVER (ORDER BY sum(c.n), c.term))::bigint AS sum
          FROM (SELECT p.part, p.term, sum(p.count) AS n FROM posting p
                WHERE p.part = ANY(every) AND p.family = 0 AND p.term = ANY(wanted)
                GROUP BY p.part, p.term) c
          GROUP BY c.term) l;
  RETURN lists;
END $$;
CREATE FUNCTION locseg_near(
  every smallint[], from_lang int, percent int, words int[], words_needed int, pairs int[],
  pairs_needed int, in_tokens int, shortest int, longest int)
RETURNS bigint[] LANGUAGE plpgsql STABLE AS $$
DECLARE
  lists locseg_lists;
  other locseg_lists;
  last int;
  by_length int := percent;  -- 0: as many of all lengths are needed
  spare int := in_tokens - cardinality(words);  -- how many fewer of the lists that are read
  shortest_spot int := least(shortest, 255);
  longest_spot int := least(longest, 255);
  near bigint[];
BEGIN
  IF words_needed = 0 THEN RETURN '{}'; END IF;
  lists := locseg_lists_of(every, words, words_needed);
  IF pairs_needed > 0 AND lists.sums[lists.united] > 4 * cardinality(pairs) THEN
    other := locseg_lists_of(every, pairs, pairs_needed);
    IF other.united <= 0 OR other.sums[other.united] < lists.sums[lists.united] THEN
      lists := other;
      by_length := 0;
      spare := -pairs_needed;
    END IF;
  END IF;
  IF lists.united IS NULL OR lists.united <= 0 THEN RETURN '{}'; END IF;
  last := lists.united;
  WHILE last < cardinality(lists.terms)
    AND lists.sums[last + 1] <= 2 * lists.sums[lists.united] + 300 LOOP
    last := last + 1;
  END LOOP;
  spare := spare + cardinality(lists.terms) - last;
  near := ARRAY(
    SELECT p.spot >> 8 FROM posted p
    WHERE p.part = ANY(every) AND p.family = 0 AND p.term = ANY(lists.terms[1:last])
      AND p.spot & 255 >= shortest_spot AND p.spot & 255 <= longest_spot
    GROUP BY $part p.spot
    HAVING count(*) >= (by_length * int4larger(in_tokens, (p.spot & 255)::int) + 99) / 100
                       - spare);
  IF cardinality(near) = 0 THEN RETURN near; END IF;
  RETURN ARRAY(
    SELECT t.number FROM source_term t
    WHERE t.part = ANY(every) AND t.number = ANY(near) AND t.lang = from_lang
      AND t.tokens >= shortest AND t.tokens <= longest AND t.term = ANY(words)
    GROUP BY $part t.number, t.tokens
    HAVING count(*) >= (percent * int4larger(in_tokens, t.tokens) + 99) / 100
                       - (in_tokens - cardinality(words)));
END $$;
CREATE FUNCTION locseg_find(
  from_lang int, to_lang int, all_paths boolean, own bigint[], beside bigint[], beside_end int[],
  rare_order int, rare_question int[], rare_terms int[], rare_first int[], rare_last int[],
  rare_differ int[], rare_shared int[], rare_tokens int[], rare_percent int[],
  rare_marks bigint[], rare_more bigint[],
  listed_question int[], percent int[], words int[], words_end int[], words_needed int[],
  pairs int[], pairs_end int[], pairs_needed int[], in_tokens int[], shortest int[], longest int[])
RETURNS TABLE(kind smallint, number bigint, ordinal int, value bigint, text bytea, path bytea,
              handoff bytea, type bytea, paths bytea[])
LANGUAGE plpgsql STABLE
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
SET plan_cache_mode = force_generic_plan SET enable_partitionwise_aggregate = on AS $$
#variable_conflict use_column
DECLARE
  every smallint[];
  is_current boolean;
  known bigint[];
  identities bigint[];
  texts bytea[];
  same bigint[];
  near bigint[] := '{}';
  near_question int[] := '{}';
  found bigint[];
  around bigint[];
BEGIN
  SELECT ARRAY(SELECT generate_series(0, s.parts - 1)::smallint), s.order_number = rare_order
    INTO every, is_current FROM locseg_store s;
  IF cardinality(rare_terms) > 0 AND NOT is_current THEN
    RETURN QUERY SELECT 4::smallint, 0::bigint, 0, 0::bigint, NULL::bytea, NULL::bytea, NULL::bytea,
                        NULL::bytea, NULL::bytea[];
    RETURN;
  END IF;
  SELECT coalesce(array_agg(s.number), '{}'), coalesce(array_agg(s.identity), '{}'),
         array_agg(s.text)
    INTO known, identities, texts
    FROM source s WHERE s.identity = ANY(own || beside) AND s.lang = from_lang;
  RETURN QUERY
    SELECT 0::smallint, k.number, 0, k.identity, k.text, NULL::bytea, NULL::bytea, NULL::bytea,
           NULL::bytea[]
    FROM unnest(known, identities, texts) AS k(number, identity, text);
  IF cardinality(rare_terms) > 0 THEN
    SELECT coalesce(array_agg(n.question), '{}'), coalesce(array_agg(n.number), '{}')
      INTO near_question, near
      FROM (SELECT w.question, r.spot & (1::bigint << 47) - 1 AS number
            FROM unnest(rare_question, rare_terms, rare_first, rare_last, rare_differ, rare_shared,
                        rare_tokens, rare_percent, rare_marks, rare_more)
                   AS w(question, term, first, last, differ, shared, tokens, percent, marks, more)
            CROSS JOIN LATERAL (
              SELECT c.spots[c.at] AS spot, c.marks[c.at] AS marks, c.more[c.at] AS more
              FROM (SELECT p.spots, p.marks, p.more,
                           generate_series(
                             width_bucket((w.first::bigint << 55) - 1, p.spots) + 1,
                             width_bucket(((w.last + 1)::bigint << 55) - 1, p.spots)) AS at
                    FROM rare p
                    WHERE p.part = ANY(every) AND p.term = w.term AND p.last >= w.first
                      AND p.first <= w.last OFFSET 0) c
              WHERE bit_count((c.marks[c.at] # w.marks)::bit(64)) <= w.differ OFFSET 0) r
            CROSS JOIN LATERAL (
              SELECT w.tokens - kept AS lost, size - kept AS added
              FROM (SELECT (r.spot >> 47 & 255)::int AS size OFFSET 0) s
              CROSS JOIN LATERAL (
                SELECT (w.percent * int4larger(w.tokens, size) + 99) / 100 AS kept OFFSET 0) k
              OFFSET 0) may
            WHERE bit_count((w.marks & ~r.marks)::bit(64)) <= may.lost
              AND bit_count((r.marks & ~w.marks)::bit(64)) <= may.added
              AND (r.more IS NULL OR bit_count((w.more & ~r.more)::bit(64)) <= may.lost
                                     AND bit_count((r.more & ~w.more)::bit(64)) <= may.added)
            GROUP BY w.question, number HAVING count(*) >= max(w.shared)) n;
  END IF;
  FOR i IN 1..cardinality(listed_question) LOOP
    found := locseg_near(
      every, from_lang, percent[i],
      words[coalesce(words_end[i - 1], 0) + 1:words_end[i]], words_needed[i],
      pairs[coalesce(pairs_end[i - 1], 0) + 1:pairs_end[i]], pairs_needed[i],
      in_tokens[i], shortest[i], longest[i]);
    near := near || found;
    near_question := near_question || array_fill(listed_question[i], ARRAY[cardinality(found)]);
  END LOOP;
  RETURN QUERY
    SELECT 5::smallint, 0::bigint, n.question, 0::bigint, string_agg(int8send(n.number), ''),
           NULL::bytea, NULL::bytea, NULL::bytea, NULL::bytea[]
    FROM unnest(near_question, near) AS n(question, number) GROUP BY n.question;
  found := ARRAY(SELECT DISTINCT n FROM unnest(near) AS n);
  RETURN QUERY
    SELECT 1::smallint, s.number, 0, 0::bigint, s.text, s.hashes, NULL::bytea, NULL::bytea,
           NULL::bytea[]
    FROM source s WHERE s.part = ANY(every) AND s.number = ANY(found) AND s.lang = from_lang;
  same := ARRAY(SELECT k.number FROM unnest(known, identities) AS k(number, identity)
                WHERE k.identity = ANY(own));
  RETURN QUERY
    SELECT 2::smallint, u.number, u.ordinal, u.value, u.text, u.path, u.handoff, u.type, u.paths
    FROM locseg_units(every, same || found, to_lang, all_paths) AS u;
  FOR i IN 1..cardinality(own) LOOP
    CONTINUE WHEN coalesce(beside_end[i - 1], 0) = beside_end[i] OR own[i] <> ALL(identities);
    around := ARRAY(
      SELECT DISTINCT h.article FROM use h
      WHERE h.part = ANY(every) AND h.source = ANY(ARRAY(
        SELECT k.number FROM unnest(known, identities) AS k(number, identity)
        WHERE k.identity = ANY(beside[coalesce(beside_end[i - 1], 0) + 1:beside_end[i]]))));
    same := ARRAY(SELECT k.number FROM unnest(known, identities) AS k(number, identity)
                  WHERE k.identity = own[i]);
    RETURN QUERY
      SELECT 3::smallint, u.source, u.ordinal, 0::bigint, r.units, NULL::bytea, NULL::bytea,
             NULL::bytea, NULL::bytea[]
      FROM held_unit u, unnest(u.articles) AS h(id) JOIN article r ON r.id = h.id
      WHERE u.part = ANY(every) AND u.source = ANY(same) AND u.lang = to_lang
        AND h.id = ANY(around);
  END LOOP;
END $$;
)";

}  // namespace

const char* const kSearchViews = R"(
CREATE VIEW posted AS
  SELECT part, family, term, (base << 8) + unnest(sources) AS spot FROM posting;
CREATE VIEW source_term AS
  SELECT part, number, lang, tokens, unnest(terms) AS term FROM source;
CREATE VIEW held_unit AS
  SELECT unit.part, unit.source, unit.ordinal, unit.lang, unit.state, unit.target,
         ARRAY(SELECT use.article FROM use WHERE use.part = unit.part
               AND use.source = unit.source AND use.ordinal = unit.ordinal) AS articles
  FROM unit;
)";

std::string search_functions(bool is_spread) {
  constexpr std::string_view kMark = "$part ";
  std::string sql(kFunctions);
  for (std::size_t at = sql.find(kMark); at != std::string::npos; at = sql.find(kMark, at)) {
    sql.replace(at, kMark.size(), is_spread ? "part, " : "");
  }
  return sql;
}

#define LOCSEG_EVERY_PART \
  "ARRAY(SELECT p::smallint FROM locseg_store AS s, generate_series(0, s.parts - 1) AS p)"

const char* const kUnitsStatement =
    "SELECT number, ordinal, value, text, path, handoff, type, paths "
    "FROM locseg_units(" LOCSEG_EVERY_PART ", $1, $2, $3)";

const char* const kSourcesStatement =
    "SELECT number, text FROM source "
    "WHERE part = ANY(" LOCSEG_EVERY_PART ") AND number = ANY($1) AND lang = $2";

const char* const kWithAllStatement =
    "SELECT spot >> 8 FROM posted "
    "WHERE part = ANY(" LOCSEG_EVERY_PART
    ") AND family = $1 AND term = ANY($2) "
    "GROUP BY part, spot HAVING count(DISTINCT term) = $3";

const char* const kFindStatement =
    "SELECT kind, number, ordinal, value, text, path, handoff, type, paths "
    "FROM locseg_find($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, "
    "$18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28)";

}  // namespace locseg::postgresql
