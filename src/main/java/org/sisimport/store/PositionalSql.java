package org.sisimport.store;

import org.jdbi.v3.core.statement.ParsedSql;
import org.jdbi.v3.core.statement.SqlParser;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Reads statements whose parameters are all {@code ?}. Ours have no other and no question mark
 * besides; Jdbi's own parser, a generated one, costs more at a start than most of our statements.
 */
final class PositionalSql implements SqlParser {

  @Override
  public ParsedSql parse(String sql, StatementContext context) {
    ParsedSql.Builder parsed = ParsedSql.builder();
    int from = 0;
    for (int at = sql.indexOf('?'); at >= 0; at = sql.indexOf('?', from)) {
      parsed.append(sql.substring(from, at)).appendPositionalParameter();
      from = at + 1;
    }
    return parsed.append(sql.substring(from)).build();
  }

  @Override
  public String nameParameter(String rawName, StatementContext context) {
    throw new UnsupportedOperationException("parameters have no names: " + rawName);
  }
}
