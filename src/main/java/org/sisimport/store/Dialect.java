package org.sisimport.store;

import java.util.Map;

/**
 * Where databases differ; all other SQL is common to HSQLDB and PostgreSQL.
 *
 * @param schema where the tables are
 * @param placeholders of the migrations: types of columns, and who is granted their use
 */
record Dialect(String schema, Map<String, String> placeholders) {

  static final Dialect HSQLDB =
      new Dialect(
          Hsqldb.OWNER,
          Map.of(
              "text", "VARCHAR(1000000)",
              "bytes", "VARBINARY(1000000000)",
              "application", Hsqldb.APPLICATION));
}
