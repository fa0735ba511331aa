SET check_function_bodies = false;
CREATE SCHEMA locseg;
CREATE TYPE locseg.locseg_lists AS (
	terms integer[],
	sums bigint[],
	united integer
);
CREATE FUNCTION locseg.locseg_drop() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'locseg'
    SET enable_seqscan TO 'off'
    SET enable_hashjoin TO 'off'
    SET enable_mergejoin TO 'off'
    AS $$
BEGIN
  DELETE FROM use USING batch
    WHERE use.part = batch.part AND use.source = batch.source AND use.ordinal = batch.ordinal
      AND use.article = batch.article;
  DELETE FROM unit USING (SELECT DISTINCT part, source, ordinal FROM batch) AS ended
    WHERE unit.part = ended.part AND unit.source = ended.source AND unit.ordinal = ended.ordinal
      AND NOT EXISTS (SELECT FROM use WHERE use.part = unit.part AND use.source = unit.source
                      AND use.ordinal = unit.ordinal);
  DELETE FROM source USING (SELECT DISTINCT part, source FROM batch) AS ended
    WHERE source.part = ended.part AND source.number = ended.source
      AND NOT EXISTS (SELECT FROM unit
                      WHERE unit.part = source.part AND unit.source = source.number);
  DELETE FROM gone;
  RETURN NULL;
END $$;
CREATE FUNCTION locseg.locseg_find(from_lang integer, to_lang integer, all_paths boolean, own bigint[], beside bigint[], beside_end integer[], rare_order integer, rare_question integer[], rare_terms integer[], rare_first integer[], rare_last integer[], rare_differ integer[], rare_shared integer[], rare_marks bigint[], rare_more bigint[], listed_question integer[], percent integer[], words integer[], words_end integer[], words_needed integer[], pairs integer[], pairs_end integer[], pairs_needed integer[], in_tokens integer[], shortest integer[], longest integer[]) RETURNS TABLE(kind smallint, number bigint, ordinal integer, value bigint, text bytea, path bytea, handoff bytea, type bytea, paths bytea[])
    LANGUAGE plpgsql STABLE
    SET enable_seqscan TO 'off'
    SET enable_hashjoin TO 'off'
    SET enable_mergejoin TO 'off'
    SET plan_cache_mode TO 'force_generic_plan'
    SET enable_partitionwise_aggregate TO 'on'
    AS $$
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
      FROM (SELECT w.question, r.spot >> 8 AS number
            FROM unnest(rare_question, rare_terms, rare_first, rare_last, rare_differ, rare_shared,
                        rare_marks, rare_more)
                   AS w(question, term, first, last, differ, shared, marks, more)
            CROSS JOIN LATERAL (SELECT unnest(p.spots) AS spot, unnest(p.marks) AS marks,
                                       unnest(p.more) AS more
                                FROM rare p
                                WHERE p.part = ANY(every) AND p.term = w.term AND p.last >= w.first
                                  AND p.first <= w.last) r
            WHERE r.spot & 255 >= w.first AND r.spot & 255 <= w.last
              AND bit_count((r.marks # w.marks)::bit(64)) <= w.differ
              AND (r.more IS NULL OR bit_count((r.more # w.more)::bit(64)) <= w.differ)
            GROUP BY w.question, r.spot >> 8 HAVING count(*) >= max(w.shared)) n;
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
CREATE FUNCTION locseg.locseg_lists_of(every smallint[], wanted integer[], needed integer) RETURNS locseg.locseg_lists
    LANGUAGE plpgsql STABLE
    AS $$
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
CREATE FUNCTION locseg.locseg_near(every smallint[], from_lang integer, percent integer, words integer[], words_needed integer, pairs integer[], pairs_needed integer, in_tokens integer, shortest integer, longest integer) RETURNS bigint[]
    LANGUAGE plpgsql STABLE
    AS $$
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
    GROUP BY p.spot
    HAVING count(*) >= (by_length * int4larger(in_tokens, (p.spot & 255)::int) + 99) / 100
                       - spare);
  IF cardinality(near) = 0 THEN RETURN near; END IF;
  RETURN ARRAY(
    SELECT t.number FROM source_term t
    WHERE t.part = ANY(every) AND t.number = ANY(near) AND t.lang = from_lang
      AND t.tokens >= shortest AND t.tokens <= longest AND t.term = ANY(words)
    GROUP BY t.number, t.tokens
    HAVING count(*) >= (percent * int4larger(in_tokens, t.tokens) + 99) / 100
                       - (in_tokens - cardinality(words)));
END $$;
CREATE FUNCTION locseg.locseg_plain(bytes bytea) RETURNS text
    LANGUAGE plpgsql IMMUTABLE
    AS $$
BEGIN
  RETURN convert_from(bytes, 'UTF8');
EXCEPTION WHEN OTHERS THEN
  RETURN encode(bytes, 'escape');
END $$;
CREATE FUNCTION locseg.locseg_reread() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'locseg'
    SET enable_seqscan TO 'off'
    SET enable_hashjoin TO 'off'
    SET enable_mergejoin TO 'off'
    AS $$
BEGIN
  UPDATE source SET tokens = batch.tokens, hashes = batch.hashes, terms = batch.terms FROM batch
    WHERE source.part = batch.part AND source.number = batch.number
      AND (source.hashes <> batch.hashes OR source.terms <> batch.terms);
  DELETE FROM reread;
  RETURN NULL;
END $$;
CREATE FUNCTION locseg.locseg_units(every smallint[], numbers bigint[], to_lang integer, all_paths boolean) RETURNS TABLE(number bigint, ordinal integer, value bigint, text bytea, path bytea, handoff bytea, type bytea, paths bytea[])
    LANGUAGE plpgsql STABLE
    SET enable_seqscan TO 'off'
    SET enable_hashjoin TO 'off'
    SET enable_mergejoin TO 'off'
    SET plan_cache_mode TO 'force_generic_plan'
    SET enable_partitionwise_aggregate TO 'on'
    AS $$
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
CREATE TABLE locseg.article (
    id bigint NOT NULL,
    path_hash bigint NOT NULL,
    path bytea NOT NULL,
    content bytea NOT NULL,
    source_lang integer NOT NULL,
    target_lang integer NOT NULL,
    part integer NOT NULL,
    translation_type bytea NOT NULL,
    source_commit bytea NOT NULL,
    handoff bytea NOT NULL,
    id_prefix bytea NOT NULL,
    segments bigint NOT NULL,
    units bytea NOT NULL,
    places bytea NOT NULL
);
CREATE SEQUENCE locseg.article_id
    START WITH 0
    INCREMENT BY 1
    MINVALUE 0
    NO MAXVALUE
    CACHE 1;
CREATE TABLE locseg.dropped (
    part smallint NOT NULL,
    source bigint NOT NULL,
    ordinal integer NOT NULL,
    article bigint NOT NULL
);
CREATE TABLE locseg.gone (
    part smallint NOT NULL,
    source bigint NOT NULL,
    ordinal integer NOT NULL,
    article bigint NOT NULL
);
CREATE TABLE locseg.unit (
    part smallint NOT NULL,
    source bigint NOT NULL,
    ordinal integer NOT NULL,
    lang integer NOT NULL,
    state smallint NOT NULL,
    target bytea NOT NULL
);
ALTER TABLE ONLY locseg.unit ALTER COLUMN target SET STATISTICS 0;
CREATE TABLE locseg.use (
    part smallint NOT NULL,
    source bigint NOT NULL,
    ordinal integer NOT NULL,
    article bigint NOT NULL
);
CREATE VIEW locseg.held_unit AS
 SELECT unit.part,
    unit.source,
    unit.ordinal,
    unit.lang,
    unit.state,
    unit.target,
    ARRAY( SELECT use.article
           FROM locseg.use
          WHERE ((use.part = unit.part) AND (use.source = unit.source) AND (use.ordinal = unit.ordinal))) AS articles
   FROM locseg.unit;
CREATE TABLE locseg.language (
    id integer NOT NULL,
    tag bytea NOT NULL
);
CREATE TABLE locseg.locseg_store (
    version integer NOT NULL,
    parts integer NOT NULL,
    match_version text NOT NULL,
    servers integer DEFAULT 0 NOT NULL,
    order_number integer DEFAULT 0 NOT NULL,
    order_sources bigint DEFAULT 0 NOT NULL,
    term_order bytea DEFAULT '\x'::bytea NOT NULL
);
CREATE TABLE locseg.match_language (
    source_lang integer NOT NULL,
    target_lang integer NOT NULL
);
CREATE TABLE locseg.posting (
    part smallint NOT NULL,
    family smallint NOT NULL,
    term integer NOT NULL,
    "row" bigint NOT NULL,
    base bigint NOT NULL,
    count integer NOT NULL,
    sources integer[] NOT NULL
);
ALTER TABLE ONLY locseg.posting ALTER COLUMN sources SET STATISTICS 0;
CREATE VIEW locseg.posted AS
 SELECT posting.part,
    posting.family,
    posting.term,
    ((posting.base << 8) + unnest(posting.sources)) AS spot
   FROM locseg.posting;
CREATE SEQUENCE locseg.posting_row
    START WITH 0
    INCREMENT BY 1
    MINVALUE 0
    NO MAXVALUE
    CACHE 1;
CREATE TABLE locseg.rare (
    "row" bigint NOT NULL,
    term integer NOT NULL,
    part smallint NOT NULL,
    last smallint NOT NULL,
    first smallint NOT NULL,
    spots bigint[] NOT NULL,
    marks bigint[] NOT NULL,
    more bigint[] NOT NULL
);
ALTER TABLE ONLY locseg.rare ALTER COLUMN spots SET STATISTICS 0;
ALTER TABLE ONLY locseg.rare ALTER COLUMN marks SET STATISTICS 0;
ALTER TABLE ONLY locseg.rare ALTER COLUMN more SET STATISTICS 0;
CREATE TABLE locseg.replaced (
    source_hash bigint NOT NULL,
    path_hash bigint NOT NULL,
    path bytea NOT NULL,
    source_lang bytea NOT NULL,
    target_lang bytea NOT NULL,
    id bytea NOT NULL,
    source bytea NOT NULL,
    target bytea NOT NULL
);
CREATE TABLE locseg.reread (
    part smallint NOT NULL,
    number bigint NOT NULL,
    tokens integer NOT NULL,
    hashes bytea NOT NULL,
    terms integer[] NOT NULL
);
CREATE TABLE locseg.source (
    part smallint NOT NULL,
    number bigint NOT NULL,
    identity bigint NOT NULL,
    lang integer NOT NULL,
    tokens integer NOT NULL,
    hashes bytea NOT NULL,
    terms integer[] NOT NULL,
    text bytea NOT NULL
);
ALTER TABLE ONLY locseg.source ALTER COLUMN hashes SET STATISTICS 0;
ALTER TABLE ONLY locseg.source ALTER COLUMN terms SET STATISTICS 0;
ALTER TABLE ONLY locseg.source ALTER COLUMN text SET STATISTICS 0;
CREATE SEQUENCE locseg.source_number
    START WITH 0
    INCREMENT BY 1
    MINVALUE 0
    NO MAXVALUE
    CACHE 1;
CREATE VIEW locseg.source_term AS
 SELECT source.part,
    source.number,
    source.lang,
    source.tokens,
    unnest(source.terms) AS term
   FROM locseg.source;
CREATE VIEW locseg.translation AS
 SELECT encode(s.tag, 'escape'::text) AS source_lang,
    encode(t.tag, 'escape'::text) AS target_lang,
    locseg.locseg_plain(source.text) AS source,
    locseg.locseg_plain(unit.target) AS target,
        CASE unit.state
            WHEN 1 THEN 'fuzzy'::text
            WHEN 2 THEN 'unreviewed'::text
            ELSE ''::text
        END AS state
   FROM (((locseg.unit
     JOIN locseg.source ON (((source.part = unit.part) AND (source.number = unit.source))))
     JOIN locseg.language s ON ((s.id = source.lang)))
     JOIN locseg.language t ON ((t.id = unit.lang)));
COPY locseg.article (id, path_hash, path, content, source_lang, target_lang, part, translation_type, source_commit, handoff, id_prefix, segments, units, places) FROM stdin;
1	2932163006378629757	\\x646f63732f70756d702e6d64	\\x	1	2	0	\\x4d54	\\x	\\x323032362d30322d3033	\\x76	3	\\x020002000200	\\x010808010202010202
2	2932163006378629757	\\x646f63732f70756d702e6d64	\\x	1	3	0	\\x4854	\\x	\\x323032362d30322d3033	\\x76	1	\\x0800	\\x011212
3	8067138124143994327	\\x646f63732f76616c76652e6d64	\\x	1	2	0	\\x4854	\\x	\\x323032362d30312d3032	\\x76	3	\\x060004000701	\\x010202010202010202
4	8067138124143994327	\\x646f63732f76616c76652e6d64	\\x	1	4	0	\\x4854	\\x	\\x323032362d30312d3032	\\x76	2	\\x06010401	\\x010e0e010202
\.
COPY locseg.dropped (part, source, ordinal, article) FROM stdin;
\.
COPY locseg.gone (part, source, ordinal, article) FROM stdin;
\.
COPY locseg.language (id, tag) FROM stdin;
1	\\x656e2d5553
2	\\x64652d4445
3	\\x66722d4652
4	\\x6a612d4a50
\.
COPY locseg.locseg_store (version, parts, match_version, servers, order_number, order_sources, term_order) FROM stdin;
3	1	1.1 72.1/15.0	0	1	5	\\x087d014d0853ad7c0c2f23bf
\.
COPY locseg.match_language (source_lang, target_lang) FROM stdin;
1	2
1	3
1	4
\.
COPY locseg.posting (part, family, term, "row", base, count, sources) FROM stdin;
0	0	230849	1	4	1	{6}
0	0	2187939	2	4	1	{6}
0	0	2742734	3	2	1	{6}
0	0	3530205	4	2	1	{6}
0	0	4213672	5	5	1	{4}
0	0	5046653	6	3	2	{3,516}
0	0	5070992	7	5	1	{4}
0	0	5666331	8	1	1	{1}
0	0	6539348	9	4	1	{6}
0	0	6839982	10	4	1	{6}
0	0	7633754	11	4	1	{6}
0	0	8170835	12	2	2	{6,518}
0	0	12526383	13	2	3	{6,259,772}
0	0	14141925	14	2	1	{6}
0	0	15035056	15	3	1	{3}
0	0	15891427	16	2	1	{6}
0	1	51517	17	5	1	{0}
0	1	97258	18	2	1	{0}
0	1	874642	19	3	1	{0}
0	1	1021696	20	3	2	{0,512}
0	1	1866290	21	4	1	{0}
0	1	2180532	22	4	1	{0}
0	1	2290282	23	1	1	{0}
0	1	2499787	24	3	2	{0,512}
0	1	2583525	25	5	1	{0}
0	1	2742734	26	2	1	{0}
0	1	3455940	27	4	1	{0}
0	1	3530205	28	2	1	{0}
0	1	3698605	29	4	1	{0}
0	1	6979545	30	5	1	{0}
0	1	7996457	31	3	2	{0,512}
0	1	8170835	32	2	2	{0,512}
0	1	8345638	33	2	1	{0}
0	1	9033613	34	4	1	{0}
0	1	9070530	35	5	1	{0}
0	1	9439718	36	5	1	{0}
0	1	9584942	37	5	1	{0}
0	1	9720221	38	3	2	{0,512}
0	1	10910290	39	3	2	{0,512}
0	1	11074331	40	1	1	{0}
0	1	11461424	41	2	1	{0}
0	1	11882962	42	3	2	{0,512}
0	1	12003789	43	3	1	{0}
0	1	12140749	44	5	1	{0}
0	1	12225573	45	5	1	{0}
0	1	12270371	46	3	2	{0,512}
0	1	12649157	47	3	2	{0,512}
0	1	14330296	48	3	2	{0,512}
0	1	14398693	49	4	1	{0}
0	1	14855236	50	2	1	{0}
0	1	16013300	51	4	1	{0}
0	1	16407088	52	3	1	{0}
\.
COPY locseg.rare ("row", term, part, last, first, spots, marks, more) FROM stdin;
53	1246633	0	3	3	{1283}	{4462739472}	{}
54	1588260	0	0	0	{256}	{256}	{}
55	2387627	0	0	0	{1280}	{4462739472}	{}
56	3886696	0	0	0	{768}	{275012124688}	{}
57	8635569	0	5	5	{517}	{4620767984607297536}	{}
58	10436421	0	0	0	{1024}	{74775452975104}	{}
59	11318192	0	1	1	{513}	{4620767984607297536}	{}
60	16492667	0	2	2	{1026}	{74775452975104}	{}
\.
COPY locseg.replaced (source_hash, path_hash, path, source_lang, target_lang, id, source, target) FROM stdin;
\.
COPY locseg.reread (part, number, tokens, hashes, terms) FROM stdin;
\.
COPY locseg.source (part, number, identity, lang, tokens, hashes, terms, text) FROM stdin;
0	1	6284318083599466921	1	1	\\x4d	{5666331}	\\x4e6f7465
0	2	5579800104524501527	1	6	\\x1cc232e34131	{12526383,2742734,15891427,14141925,8170835,3530205}	\\x5468652070756d702073746f7073206166746572203330206d696e757465732e
0	3	6374076207256597608	1	3	\\x231c62	{15035056,12526383,5046653}	\\x4f70656e207468652076616c76652e
0	4	3103597080856857844	1	6	\\x9fa4d1412953	{2187939,6839982,230849,8170835,7633754,6539348}	\\x5072657373202720616e64205c206f6e63653b203130302025206973202266756c6c222e
0	5	-1637791903928042135	1	4	\\x5f1c625a	{5070992,12526383,5046653,4213672}	\\x436c6f7365207468652076616c766520736c6f776c792e
\.
COPY locseg.unit (part, source, ordinal, lang, state, target) FROM stdin;
0	1	0	2	0	\\x416e6d65726b756e67
0	1	1	2	0	\\x48696e77656973
0	2	0	2	0	\\x4469652050756d70652068c3a46c74206e616368203330204d696e7574656e20616e2e
0	3	0	2	0	\\xc39666666e656e20536965206461732056656e74696c2e
0	3	1	4	0	\\xe38390e383abe38396e38292e9968be3818de381bee38199e38082
0	4	0	3	0	\\x4170707579657a20756e6520666f6973207375722027206574205c203b203130302025207369676e6966696520c2ab20706c65696e20c2bb2e
0	5	0	2	0	\\x5363686c6965c39f656e20536965206461732056656e74696c206c616e6773616d2e
0	5	1	4	0	\\xe38390e383abe38396e38292e38286e381a3e3818fe3828ae99689e38198e381bee38199e38082
\.
COPY locseg.use (part, source, ordinal, article) FROM stdin;
0	1	0	1
0	1	1	3
0	2	0	1
0	3	0	1
0	3	0	3
0	3	1	4
0	4	0	2
0	5	0	3
0	5	1	4
\.
SELECT pg_catalog.setval('locseg.article_id', 4, true);
SELECT pg_catalog.setval('locseg.posting_row', 60, true);
SELECT pg_catalog.setval('locseg.source_number', 5, true);
ALTER TABLE ONLY locseg.article
    ADD CONSTRAINT article_pkey PRIMARY KEY (id);
ALTER TABLE ONLY locseg.language
    ADD CONSTRAINT language_pkey PRIMARY KEY (id);
ALTER TABLE ONLY locseg.language
    ADD CONSTRAINT language_tag_key UNIQUE (tag);
ALTER TABLE ONLY locseg.match_language
    ADD CONSTRAINT match_language_pkey PRIMARY KEY (source_lang, target_lang);
ALTER TABLE ONLY locseg.posting
    ADD CONSTRAINT posting_pkey PRIMARY KEY (part, family, term, "row");
ALTER TABLE ONLY locseg.rare
    ADD CONSTRAINT rare_pkey PRIMARY KEY (part, term, last, "row");
ALTER TABLE ONLY locseg.source
    ADD CONSTRAINT source_pkey PRIMARY KEY (part, number);
ALTER TABLE ONLY locseg.unit
    ADD CONSTRAINT unit_pkey PRIMARY KEY (part, source, ordinal);
ALTER TABLE ONLY locseg.use
    ADD CONSTRAINT use_pkey PRIMARY KEY (part, source, ordinal, article);
CREATE INDEX article_path ON locseg.article USING btree (path_hash);
CREATE INDEX replaced_path ON locseg.replaced USING btree (path_hash, source_hash);
CREATE INDEX source_identity ON locseg.source USING btree (identity);
CREATE TRIGGER carry_out AFTER INSERT ON locseg.gone REFERENCING NEW TABLE AS batch FOR EACH STATEMENT EXECUTE FUNCTION locseg.locseg_drop();
CREATE TRIGGER carry_out AFTER INSERT ON locseg.reread REFERENCING NEW TABLE AS batch FOR EACH STATEMENT EXECUTE FUNCTION locseg.locseg_reread();
ALTER TABLE ONLY locseg.article
    ADD CONSTRAINT article_source_lang_fkey FOREIGN KEY (source_lang) REFERENCES locseg.language(id);
ALTER TABLE ONLY locseg.article
    ADD CONSTRAINT article_target_lang_fkey FOREIGN KEY (target_lang) REFERENCES locseg.language(id);
