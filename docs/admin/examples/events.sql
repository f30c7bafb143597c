-- Les événements de Balise, des fichiers du collecteur à une base SQLite (3.38 ou plus récent). Peut être relancé : un événement n’y est qu’une fois.
-- Balise’s events, from the collector’s files into an SQLite database (3.38 or newer). May be run again: an event is in it once.
--
--   sqlite3 balise.db < events.sql

CREATE TABLE IF NOT EXISTS event (
    id       TEXT PRIMARY KEY,        -- log.record.uid
    at       TEXT NOT NULL,           -- UTC
    name     TEXT NOT NULL,           -- balise.held, …
    went_out INTEGER NOT NULL,        -- 1 : sorti tel quel / went out as it was
    host     TEXT,
    way      TEXT,
    action   TEXT,
    reason   TEXT,
    browser  TEXT                     -- service.instance.id
);
CREATE TABLE IF NOT EXISTS found (
    id    TEXT NOT NULL REFERENCES event (id) ON DELETE CASCADE,
    kind  TEXT NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (id, kind)
);

CREATE TEMP TABLE line (request TEXT);
.mode ascii
.separator "\037" "\n"
.import /var/log/balise/events.jsonl line

CREATE TEMP TABLE record (number INTEGER PRIMARY KEY, log TEXT, browser TEXT);
INSERT INTO record (log, browser)
SELECT log.value,
       (SELECT json_extract(a.value, '$.value.stringValue') FROM json_each(source.value, '$.resource.attributes') AS a
         WHERE json_extract(a.value, '$.key') = 'service.instance.id')
  FROM line, json_each(line.request, '$.resourceLogs') AS source, json_each(source.value, '$.scopeLogs') AS scope,
       json_each(scope.value, '$.logRecords') AS log;

CREATE TEMP TABLE attribute (number INTEGER, key TEXT, value, PRIMARY KEY (number, key)) WITHOUT ROWID;
INSERT INTO attribute
SELECT number, json_extract(a.value, '$.key'),
       coalesce(json_extract(a.value, '$.value.stringValue'), json_extract(a.value, '$.value.intValue'),
                json_extract(a.value, '$.value.boolValue'))
  FROM record, json_each(record.log, '$.attributes') AS a;

INSERT INTO event
SELECT max(value) FILTER (WHERE key = 'log.record.uid'),
       strftime('%Y-%m-%dT%H:%M:%SZ', json_extract(log, '$.timeUnixNano') / 1000000000, 'unixepoch'),
       json_extract(log, '$.eventName'),
       max(value) FILTER (WHERE key = 'balise.went_out'),
       max(value) FILTER (WHERE key = 'server.address'),
       max(value) FILTER (WHERE key = 'balise.way'),
       max(value) FILTER (WHERE key = 'balise.action'),
       max(value) FILTER (WHERE key = 'balise.reason'),
       browser
  FROM record JOIN attribute USING (number)
 WHERE true
 GROUP BY number
    ON CONFLICT (id) DO NOTHING;

INSERT INTO found
SELECT uid.value, substr(a.key, length('balise.kind.') + 1), a.value
  FROM attribute AS a JOIN attribute AS uid ON uid.number = a.number AND uid.key = 'log.record.uid'
 WHERE a.key LIKE 'balise.kind.%'
    ON CONFLICT (id, kind) DO NOTHING;

-- Le détail, 90 jours; au-delà, il s’efface. / Details for 90 days; what is older is erased.
PRAGMA foreign_keys = ON;
DELETE FROM event WHERE at < strftime('%Y-%m-%dT%H:%M:%SZ', 'now', '-90 days');

-- Un texte retenu donne deux événements : « held », puis sa suite. On compte les suites. / A held text makes two events: “held”, then what came of it.
-- What came of it is counted.
CREATE TEMP VIEW outcome AS SELECT * FROM event WHERE name NOT IN ('balise.held', 'balise.dismissed', 'balise.opened', 'balise.lost');

.mode box
-- Par semaine : ce qui a été empêché, ce qui est sorti. / By week: what was prevented, what went out.
SELECT strftime('%Y-%W', at) AS week, sum(NOT went_out) AS prevented, sum(went_out) AS went_out FROM outcome GROUP BY week ORDER BY week;
-- Par sorte de renseignement. / By kind.
SELECT kind, sum(count) AS items, count(*) AS events, sum(went_out) AS went_out
  FROM found JOIN outcome USING (id) WHERE way <> 'site' GROUP BY kind ORDER BY events DESC LIMIT 15;
-- Par plateforme. / By platform.
SELECT host, count(*) AS events, sum(went_out) AS went_out FROM outcome WHERE way <> 'site' GROUP BY host ORDER BY events DESC LIMIT 15;
-- Les motifs donnés. / Reasons given.
SELECT reason, count(*) AS events FROM event WHERE reason <> '' GROUP BY reason ORDER BY events DESC;
-- Des journaux troués : combien d’événements manquent. / Logs with holes: how many events are missing.
SELECT date(at) AS day, sum(count) AS lost FROM found JOIN event USING (id) WHERE name = 'balise.lost' GROUP BY day;
