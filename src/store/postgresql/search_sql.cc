// The same as CandidateSearch (fuzzy/candidates.cc), in the server's terms. `locseg_lists_of` sorts
// the lists of a query by length; the first `united` of them have every source that has `needed` of
// the n terms. A source that does has at least j - united + 1 of the first j, so more lists are
// counted in while that costs less than what it saves: to verify a source by its own terms takes as
// long as to read some ten places of a list.
#include "store/postgresql/search_sql.h"

namespace locseg::postgresql {

const char* const kFindFunction = R"(
CREATE FUNCTION locseg_units(
  in_part smallint, numbers bigint[], to_lang int, all_paths boolean)
RETURNS TABLE(number bigint, ordinal int, value bigint, text bytea, path bytea, handoff bytea,
              type bytea, paths bytea[])
LANGUAGE plpgsql STABLE
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
    SELECT u.source, u.ordinal, held.uses * 4 + u.state, u.target, held.path, held.handoff,
           held.type, held.paths
    FROM (SELECT DISTINCT d FROM unnest(numbers) AS d) AS c(number)
    JOIN unit u ON u.part = in_part AND u.source = c.number AND u.lang = to_lang
    CROSS JOIN LATERAL (
      SELECT count(*) AS uses,
             (array_agg(a.path ORDER BY a.handoff DESC, a.path))[1] AS path,
             (array_agg(a.handoff ORDER BY a.handoff DESC, a.path))[1] AS handoff,
             (array_agg(a.translation_type ORDER BY a.translation_type = '\x4854' DESC,
                        a.translation_type <> '' DESC, a.handoff DESC, a.path))[1] AS type,
             CASE WHEN all_paths THEN array_agg(a.path) END AS paths
      FROM use h JOIN article a ON a.id = h.article
      WHERE h.part = u.part AND h.source = u.source AND h.ordinal = u.ordinal) held
    ORDER BY u.source, u.ordinal;
END $$;
CREATE TYPE locseg_lists AS (terms int[], sums bigint[], united int);
CREATE FUNCTION locseg_lists_of(in_part smallint, wanted int[], needed int)
RETURNS locseg_lists LANGUAGE plpgsql STABLE AS $$
DECLARE lists locseg_lists;
BEGIN
  SELECT array_agg(l.term ORDER BY l.n, l.term), array_agg(l.sum ORDER BY l.n, l.term),
         count(*) - needed + 1
    INTO lists.terms, lists.sums, lists.united
    FROM (SELECT w.term, sum(p.count) AS n,
                 sum(sum(p.count)) OVER (ORDER BY sum(p.count), w.term, w.i) AS sum
          FROM unnest(wanted) WITH ORDINALITY AS w(term, i)
          JOIN posting p ON p.part = in_part AND p.family = 0 AND p.term = w.term
          GROUP BY w.i, w.term) l;
  RETURN lists;
END $$;
CREATE FUNCTION locseg_find(
  in_part smallint, words int[], words_needed int, pairs int[], pairs_needed int,
  shortest int, longest int, own_identity bigint, before_identity bigint, after_identity bigint,
  from_lang int, to_lang int, all_paths boolean)
RETURNS TABLE(kind smallint, number bigint, ordinal int, value bigint, text bytea, path bytea,
              handoff bytea, type bytea, paths bytea[])
LANGUAGE plpgsql STABLE
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
#variable_conflict use_column
DECLARE
  parts_in_all bigint;
  lists locseg_lists;
  other locseg_lists;
  last int;
  near bigint[] := '{}';
  same bigint[];
  around bigint[];
BEGIN
  SELECT s.parts INTO parts_in_all FROM locseg_store s;
  same := ARRAY(SELECT s.number FROM source s WHERE s.part = in_part AND s.identity = own_identity
                AND s.lang = from_lang);
  IF words_needed > 0 AND words_needed <= cardinality(words) THEN
    lists := locseg_lists_of(in_part, words, words_needed);
    IF pairs_needed > 0 AND lists.sums[lists.united] > 4 * cardinality(pairs) THEN
      other := locseg_lists_of(in_part, pairs, pairs_needed);
      IF other.united <= 0 OR other.sums[other.united] < lists.sums[lists.united] THEN
        lists := other;
      END IF;
    END IF;
    IF lists.united > 0 THEN
      last := lists.united;
      WHILE last < cardinality(lists.terms)
        AND lists.sums[last + 1] <= 2 * lists.sums[lists.united] + 300 LOOP
        last := last + 1;
      END LOOP;
      near := ARRAY(
        SELECT (f.base + (f.e >> 8)) * parts_in_all + in_part
        FROM (SELECT p.base, unnest(p.sources) AS e
              FROM unnest(lists.terms[1:last]) AS w(term)
              JOIN posting p ON p.part = in_part AND p.family = 0 AND p.term = w.term) f
        WHERE f.e & 255 BETWEEN least(shortest, 255) AND least(longest, 255)
        GROUP BY 1 HAVING count(*) > last - lists.united);
      near := ARRAY(
        SELECT s.number FROM unnest(near) AS c(number)
        JOIN source s ON s.part = in_part AND s.number = c.number
        WHERE s.lang = from_lang AND s.tokens BETWEEN shortest AND longest
          AND (SELECT count(*) FROM unnest(s.terms) AS t(term)
               WHERE t.term = ANY(words)) >= words_needed);
    END IF;
  END IF;
  RETURN QUERY
    SELECT 0::smallint, s.number, 0, s.identity, s.text, NULL::bytea, NULL::bytea, NULL::bytea,
           NULL::bytea[]
    FROM source s
    WHERE s.part = in_part AND s.lang = from_lang
      AND s.identity IN (own_identity, before_identity, after_identity);
  RETURN QUERY
    SELECT 1::smallint, s.number, 0, 0::bigint, s.text, s.hashes, NULL::bytea, NULL::bytea,
           NULL::bytea[]
    FROM unnest(near) AS c(number) JOIN source s ON s.part = in_part AND s.number = c.number;
  RETURN QUERY
    SELECT 2::smallint, u.number, u.ordinal, u.value, u.text, u.path, u.handoff, u.type, u.paths
    FROM locseg_units(in_part, same || near, to_lang, all_paths) AS u;
  IF cardinality(same) > 0 AND (before_identity IS NOT NULL OR after_identity IS NOT NULL) THEN
    -- Neighbours may be in other parts.
    around := ARRAY(
      SELECT DISTINCT h.article
      FROM unnest(ARRAY[before_identity, after_identity]) AS n(identity)
      JOIN source s ON s.part = n.identity & (parts_in_all - 1) AND s.identity = n.identity
      JOIN use h ON h.part = s.part AND h.source = s.number
      WHERE s.lang = from_lang);
    RETURN QUERY
      SELECT 3::smallint, h.source, h.ordinal, 0::bigint, r.units, NULL::bytea, NULL::bytea,
             NULL::bytea, NULL::bytea[]
      FROM unnest(same) AS c(number)
      JOIN unit u ON u.part = in_part AND u.source = c.number AND u.lang = to_lang
      JOIN use h ON h.part = in_part AND h.source = u.source AND h.ordinal = u.ordinal
      JOIN article r ON r.id = h.article
      WHERE h.article = ANY(around);
  END IF;
END $$;
)";

const char* const kUnitsStatement =
    "SELECT u.number, u.ordinal, u.value, u.text, u.path, u.handoff, u.type, u.paths "
    "FROM (SELECT (number & (s.parts - 1))::smallint AS part, array_agg(number) AS numbers "
    "FROM unnest($1) AS wanted(number), locseg_store AS s GROUP BY 1) AS p, "
    "LATERAL locseg_units(p.part, p.numbers, $2, $3) AS u";

const char* const kSourcesStatement =
    "SELECT source.number, source.text FROM unnest($1) AS wanted(number) "
    "CROSS JOIN locseg_store AS s "
    "JOIN source ON source.part = wanted.number & (s.parts - 1) AND source.number = wanted.number "
    "WHERE source.lang = $2";

const char* const kWithAllStatement =
    "SELECT held.place * held.parts + held.part FROM ("
    "SELECT DISTINCT s.parts, posting.part, posting.term, posting.base + (e >> 8) AS place "
    "FROM locseg_store AS s, generate_series(0, s.parts - 1) AS p "
    "JOIN posting ON posting.part = p AND posting.family = $1 AND posting.term = ANY($2), "
    "unnest(posting.sources) AS e) AS held "
    "GROUP BY held.parts, held.part, held.place HAVING count(*) = $3";

const char* const kFindStatement =
    "SELECT f.kind, f.number, f.ordinal, f.value, f.text, f.path, f.handoff, f.type, f.paths "
    "FROM generate_series(0, (SELECT s.parts - 1 FROM locseg_store s)) AS p, "
    "LATERAL locseg_find(p::smallint, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) AS f";

}  // namespace locseg::postgresql
