SET check_function_bodies = false;
CREATE SCHEMA locseg;
CREATE TYPE locseg.locseg_lists AS (
	terms integer[],
	sums bigint[],
	united integer
);
CREATE FUNCTION locseg.locseg_find(in_part smallint, words integer[], words_needed integer, pairs integer[], pairs_needed integer, shortest integer, longest integer, own_identity bigint, before_identity bigint, after_identity bigint, from_lang integer, to_lang integer, all_paths boolean) RETURNS TABLE(kind smallint, number bigint, ordinal integer, value bigint, text bytea, path bytea, handoff bytea, type bytea, paths bytea[])
    LANGUAGE plpgsql STABLE
    SET enable_seqscan TO 'off'
    SET enable_hashjoin TO 'off'
    SET enable_mergejoin TO 'off'
    AS $$
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
CREATE FUNCTION locseg.locseg_lists_of(in_part smallint, wanted integer[], needed integer) RETURNS locseg.locseg_lists
    LANGUAGE plpgsql STABLE
    AS $$
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
CREATE FUNCTION locseg.locseg_plain(bytes bytea) RETURNS text
    LANGUAGE plpgsql IMMUTABLE
    AS $$
BEGIN
  RETURN convert_from(bytes, 'UTF8');
EXCEPTION WHEN OTHERS THEN
  RETURN encode(bytes, 'escape');
END $$;
CREATE FUNCTION locseg.locseg_units(in_part smallint, numbers bigint[], to_lang integer, all_paths boolean) RETURNS TABLE(number bigint, ordinal integer, value bigint, text bytea, path bytea, handoff bytea, type bytea, paths bytea[])
    LANGUAGE plpgsql STABLE
    SET enable_seqscan TO 'off'
    SET enable_hashjoin TO 'off'
    SET enable_mergejoin TO 'off'
    AS $$
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
CREATE TABLE locseg.language (
    id integer NOT NULL,
    tag bytea NOT NULL
);
CREATE TABLE locseg.locseg_store (
    version integer NOT NULL,
    parts integer NOT NULL,
    match_version text NOT NULL,
    last_source bigint NOT NULL,
    last_row bigint NOT NULL
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
CREATE TABLE locseg.unit (
    part smallint NOT NULL,
    source bigint NOT NULL,
    ordinal integer NOT NULL,
    lang integer NOT NULL,
    state smallint NOT NULL,
    target bytea NOT NULL
);
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
CREATE TABLE locseg.use (
    part smallint NOT NULL,
    source bigint NOT NULL,
    ordinal integer NOT NULL,
    article bigint NOT NULL
);
INSERT INTO locseg.article VALUES (1, 2932163006378629757, '\x646f63732f70756d702e6d64', '\x', 1, 2, 0, '\x4d54', '\x', '\x323032362d30322d3033', '\x76', 3, '\x0a000c000200', '\x010808010202010202');
INSERT INTO locseg.article VALUES (2, 2932163006378629757, '\x646f63732f70756d702e6d64', '\x', 1, 3, 0, '\x4854', '\x', '\x323032362d30322d3033', '\x76', 1, '\x2000', '\x011212');
INSERT INTO locseg.article VALUES (3, 8067138124143994327, '\x646f63732f76616c76652e6d64', '\x', 1, 2, 0, '\x4854', '\x', '\x323032362d30312d3032', '\x76', 3, '\x180012001f01', '\x010202010202010202');
INSERT INTO locseg.article VALUES (4, 8067138124143994327, '\x646f63732f76616c76652e6d64', '\x', 1, 4, 0, '\x4854', '\x', '\x323032362d30312d3032', '\x76', 2, '\x18011201', '\x010e0e010202');
INSERT INTO locseg.language VALUES (1, '\x656e2d5553');
INSERT INTO locseg.language VALUES (2, '\x64652d4445');
INSERT INTO locseg.language VALUES (3, '\x66722d4652');
INSERT INTO locseg.language VALUES (4, '\x6a612d4a50');
INSERT INTO locseg.locseg_store VALUES (1, 4, '1.1 72.1/15.0', 5, 66);
INSERT INTO locseg.match_language VALUES (1, 2);
INSERT INTO locseg.match_language VALUES (1, 3);
INSERT INTO locseg.match_language VALUES (1, 4);
INSERT INTO locseg.posting VALUES (0, 0, 230849, 1, 4, 1, '{6}');
INSERT INTO locseg.posting VALUES (0, 0, 2187939, 2, 4, 1, '{6}');
INSERT INTO locseg.posting VALUES (0, 0, 5046653, 3, 3, 1, '{3}');
INSERT INTO locseg.posting VALUES (0, 0, 6539348, 4, 4, 1, '{6}');
INSERT INTO locseg.posting VALUES (0, 0, 6839982, 5, 4, 1, '{6}');
INSERT INTO locseg.posting VALUES (0, 0, 7633754, 6, 4, 1, '{6}');
INSERT INTO locseg.posting VALUES (0, 0, 8170835, 7, 4, 1, '{6}');
INSERT INTO locseg.posting VALUES (0, 0, 12526383, 8, 3, 1, '{3}');
INSERT INTO locseg.posting VALUES (0, 0, 15035056, 9, 3, 1, '{3}');
INSERT INTO locseg.posting VALUES (0, 1, 874642, 10, 3, 1, '{0}');
INSERT INTO locseg.posting VALUES (0, 1, 1021696, 11, 3, 1, '{0}');
INSERT INTO locseg.posting VALUES (0, 1, 1866290, 12, 4, 1, '{0}');
INSERT INTO locseg.posting VALUES (0, 1, 2180532, 13, 4, 1, '{0}');
INSERT INTO locseg.posting VALUES (0, 1, 2499787, 14, 3, 1, '{0}');
INSERT INTO locseg.posting VALUES (0, 1, 3455940, 15, 4, 1, '{0}');
INSERT INTO locseg.posting VALUES (0, 1, 3698605, 16, 4, 1, '{0}');
INSERT INTO locseg.posting VALUES (0, 1, 7996457, 17, 3, 1, '{0}');
INSERT INTO locseg.posting VALUES (0, 1, 8170835, 18, 4, 1, '{0}');
INSERT INTO locseg.posting VALUES (0, 1, 9033613, 19, 4, 1, '{0}');
INSERT INTO locseg.posting VALUES (0, 1, 9720221, 20, 3, 1, '{0}');
INSERT INTO locseg.posting VALUES (0, 1, 10910290, 21, 3, 1, '{0}');
INSERT INTO locseg.posting VALUES (0, 1, 11882962, 22, 3, 1, '{0}');
INSERT INTO locseg.posting VALUES (0, 1, 12003789, 23, 3, 1, '{0}');
INSERT INTO locseg.posting VALUES (0, 1, 12270371, 24, 3, 1, '{0}');
INSERT INTO locseg.posting VALUES (0, 1, 12649157, 25, 3, 1, '{0}');
INSERT INTO locseg.posting VALUES (0, 1, 14330296, 26, 3, 1, '{0}');
INSERT INTO locseg.posting VALUES (0, 1, 14398693, 27, 4, 1, '{0}');
INSERT INTO locseg.posting VALUES (0, 1, 16013300, 28, 4, 1, '{0}');
INSERT INTO locseg.posting VALUES (0, 1, 16407088, 29, 3, 1, '{0}');
INSERT INTO locseg.posting VALUES (1, 0, 4213672, 30, 5, 1, '{4}');
INSERT INTO locseg.posting VALUES (1, 0, 5046653, 31, 5, 1, '{4}');
INSERT INTO locseg.posting VALUES (1, 0, 5070992, 32, 5, 1, '{4}');
INSERT INTO locseg.posting VALUES (1, 0, 5666331, 33, 1, 1, '{1}');
INSERT INTO locseg.posting VALUES (1, 0, 12526383, 34, 5, 1, '{4}');
INSERT INTO locseg.posting VALUES (1, 1, 51517, 35, 5, 1, '{0}');
INSERT INTO locseg.posting VALUES (1, 1, 1021696, 36, 5, 1, '{0}');
INSERT INTO locseg.posting VALUES (1, 1, 2290282, 37, 1, 1, '{0}');
INSERT INTO locseg.posting VALUES (1, 1, 2499787, 38, 5, 1, '{0}');
INSERT INTO locseg.posting VALUES (1, 1, 2583525, 39, 5, 1, '{0}');
INSERT INTO locseg.posting VALUES (1, 1, 6979545, 40, 5, 1, '{0}');
INSERT INTO locseg.posting VALUES (1, 1, 7996457, 41, 5, 1, '{0}');
INSERT INTO locseg.posting VALUES (1, 1, 9070530, 42, 5, 1, '{0}');
INSERT INTO locseg.posting VALUES (1, 1, 9439718, 43, 5, 1, '{0}');
INSERT INTO locseg.posting VALUES (1, 1, 9584942, 44, 5, 1, '{0}');
INSERT INTO locseg.posting VALUES (1, 1, 9720221, 45, 5, 1, '{0}');
INSERT INTO locseg.posting VALUES (1, 1, 10910290, 46, 5, 1, '{0}');
INSERT INTO locseg.posting VALUES (1, 1, 11074331, 47, 1, 1, '{0}');
INSERT INTO locseg.posting VALUES (1, 1, 11882962, 48, 5, 1, '{0}');
INSERT INTO locseg.posting VALUES (1, 1, 12140749, 49, 5, 1, '{0}');
INSERT INTO locseg.posting VALUES (1, 1, 12225573, 50, 5, 1, '{0}');
INSERT INTO locseg.posting VALUES (1, 1, 12270371, 51, 5, 1, '{0}');
INSERT INTO locseg.posting VALUES (1, 1, 12649157, 52, 5, 1, '{0}');
INSERT INTO locseg.posting VALUES (1, 1, 14330296, 53, 5, 1, '{0}');
INSERT INTO locseg.posting VALUES (3, 0, 2742734, 54, 2, 1, '{6}');
INSERT INTO locseg.posting VALUES (3, 0, 3530205, 55, 2, 1, '{6}');
INSERT INTO locseg.posting VALUES (3, 0, 8170835, 56, 2, 1, '{6}');
INSERT INTO locseg.posting VALUES (3, 0, 12526383, 57, 2, 1, '{6}');
INSERT INTO locseg.posting VALUES (3, 0, 14141925, 58, 2, 1, '{6}');
INSERT INTO locseg.posting VALUES (3, 0, 15891427, 59, 2, 1, '{6}');
INSERT INTO locseg.posting VALUES (3, 1, 97258, 60, 2, 1, '{0}');
INSERT INTO locseg.posting VALUES (3, 1, 2742734, 61, 2, 1, '{0}');
INSERT INTO locseg.posting VALUES (3, 1, 3530205, 62, 2, 1, '{0}');
INSERT INTO locseg.posting VALUES (3, 1, 8170835, 63, 2, 1, '{0}');
INSERT INTO locseg.posting VALUES (3, 1, 8345638, 64, 2, 1, '{0}');
INSERT INTO locseg.posting VALUES (3, 1, 11461424, 65, 2, 1, '{0}');
INSERT INTO locseg.posting VALUES (3, 1, 14855236, 66, 2, 1, '{0}');
INSERT INTO locseg.source VALUES (1, 5, 6284318083599466921, 1, 1, '\x4d', '{5666331}', '\x4e6f7465');
INSERT INTO locseg.source VALUES (3, 11, 5579800104524501527, 1, 6, '\x1cc232e34131', '{12526383,2742734,15891427,14141925,8170835,3530205}', '\x5468652070756d702073746f7073206166746572203330206d696e757465732e');
INSERT INTO locseg.source VALUES (0, 12, 6374076207256597608, 1, 3, '\x231c62', '{15035056,12526383,5046653}', '\x4f70656e207468652076616c76652e');
INSERT INTO locseg.source VALUES (0, 16, 3103597080856857844, 1, 6, '\x9fa4d1412953', '{2187939,6839982,230849,8170835,7633754,6539348}', '\x5072657373202720616e64205c206f6e63653b203130302025206973202266756c6c222e');
INSERT INTO locseg.source VALUES (1, 21, -1637791903928042135, 1, 4, '\x5f1c625a', '{5070992,12526383,5046653,4213672}', '\x436c6f7365207468652076616c766520736c6f776c792e');
INSERT INTO locseg.unit VALUES (1, 5, 0, 2, 0, '\x416e6d65726b756e67');
INSERT INTO locseg.unit VALUES (3, 11, 0, 2, 0, '\x4469652050756d70652068c3a46c74206e616368203330204d696e7574656e20616e2e');
INSERT INTO locseg.unit VALUES (0, 12, 0, 2, 0, '\xc39666666e656e20536965206461732056656e74696c2e');
INSERT INTO locseg.unit VALUES (0, 16, 0, 3, 0, '\x4170707579657a20756e6520666f6973207375722027206574205c203b203130302025207369676e6966696520c2ab20706c65696e20c2bb2e');
INSERT INTO locseg.unit VALUES (1, 21, 0, 2, 0, '\x5363686c6965c39f656e20536965206461732056656e74696c206c616e6773616d2e');
INSERT INTO locseg.unit VALUES (1, 5, 1, 2, 0, '\x48696e77656973');
INSERT INTO locseg.unit VALUES (0, 12, 1, 4, 0, '\xe38390e383abe38396e38292e9968be3818de381bee38199e38082');
INSERT INTO locseg.unit VALUES (1, 21, 1, 4, 0, '\xe38390e383abe38396e38292e38286e381a3e3818fe3828ae99689e38198e381bee38199e38082');
INSERT INTO locseg.use VALUES (1, 5, 0, 1);
INSERT INTO locseg.use VALUES (1, 5, 1, 3);
INSERT INTO locseg.use VALUES (3, 11, 0, 1);
INSERT INTO locseg.use VALUES (0, 12, 0, 1);
INSERT INTO locseg.use VALUES (0, 12, 0, 3);
INSERT INTO locseg.use VALUES (0, 12, 1, 4);
INSERT INTO locseg.use VALUES (0, 16, 0, 2);
INSERT INTO locseg.use VALUES (1, 21, 0, 3);
INSERT INTO locseg.use VALUES (1, 21, 1, 4);
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
ALTER TABLE ONLY locseg.source
    ADD CONSTRAINT source_pkey PRIMARY KEY (part, number);
ALTER TABLE ONLY locseg.unit
    ADD CONSTRAINT unit_pkey PRIMARY KEY (part, source, ordinal);
ALTER TABLE ONLY locseg.use
    ADD CONSTRAINT use_pkey PRIMARY KEY (part, source, ordinal, article);
CREATE INDEX article_path ON locseg.article USING btree (path_hash);
CREATE INDEX replaced_path ON locseg.replaced USING btree (path_hash, source_hash);
CREATE INDEX source_identity ON locseg.source USING btree (part, identity);
ALTER TABLE ONLY locseg.article
    ADD CONSTRAINT article_source_lang_fkey FOREIGN KEY (source_lang) REFERENCES locseg.language(id);
ALTER TABLE ONLY locseg.article
    ADD CONSTRAINT article_target_lang_fkey FOREIGN KEY (target_lang) REFERENCES locseg.language(id);
