-- What committed runs change in the roster and is not in its tables yet. HSQLDB holds every row that
-- a transaction writes in memory until it ends, half a kilobyte for an enrollment; so a run writes
-- its changes packed by the thousand, and once it is committed they are put into the tables page by
-- page, whatever happens to the process.
CREATE TABLE IF NOT EXISTS roster_pending (
  run BIGINT NOT NULL REFERENCES run (number),
  page INTEGER NOT NULL,
  changes ${bytes} NOT NULL,
  PRIMARY KEY (run, page)
);
GRANT SELECT, INSERT, DELETE ON roster_pending TO ${application};
