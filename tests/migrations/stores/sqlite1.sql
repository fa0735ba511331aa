PRAGMA application_id=1280525639; PRAGMA user_version=1;
BEGIN TRANSACTION;
CREATE TABLE language(id INTEGER PRIMARY KEY, tag TEXT NOT NULL UNIQUE);
INSERT INTO language VALUES(1,'en-US'), (2,'de-DE');
CREATE TABLE article(
  id INTEGER PRIMARY KEY,
  path TEXT NOT NULL UNIQUE,
  content BLOB,
  source_lang INTEGER NOT NULL REFERENCES language,
  target_lang INTEGER NOT NULL REFERENCES language,
  translation_type TEXT NOT NULL,
  source_commit TEXT NOT NULL,
  handoff TEXT NOT NULL,
  id_prefix TEXT NOT NULL,
  segments INTEGER NOT NULL,
  units BLOB NOT NULL,
  places BLOB NOT NULL);
INSERT INTO article VALUES(1,'docs/valve.md',X'',1,2,'HT','','2026-01-02','v',1,X'0200',X'010202');
CREATE TABLE source(
  id INTEGER PRIMARY KEY,
  lang INTEGER NOT NULL REFERENCES language,
  text TEXT NOT NULL);
INSERT INTO source VALUES(1,1,'Open the valve.');
CREATE TABLE unit(
  id INTEGER PRIMARY KEY,
  lang INTEGER NOT NULL REFERENCES language,
  target TEXT NOT NULL);
INSERT INTO unit VALUES(16777216,2,'Öffnen Sie das Ventil.');
COMMIT;
