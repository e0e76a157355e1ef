package org.sisimport.store;

import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.transaction.DelegatingTransactionHandler;
import org.jdbi.v3.core.transaction.TransactionHandler;

/**
 * Transactions of HSQLDB. Where memory ends in the middle of one, HSQLDB may not be able to undo
 * it, and the next thing that is done on the connection commits what is there. So the database is
 * ended at once, as a power failure ends it: the next start finds what was committed before, and
 * nothing else.
 */
final class HsqldbTransactions extends DelegatingTransactionHandler {

  private final Runnable abandon;

  /**
   * @param abandon ends the database; throws nothing
   */
  HsqldbTransactions(TransactionHandler transactions, Runnable abandon) {
    super(transactions);
    this.abandon = abandon;
  }

  @Override
  public TransactionHandler specialize(Handle handle) throws SQLException {
    return new HsqldbTransactions(getDelegate().specialize(handle), abandon);
  }

  @Override
  public void commit(Handle handle) {
    try {
      super.commit(handle);
    } catch (JdbiException e) {
      throw e;
    } catch (RuntimeException | Error e) {
      abandon.run();
      throw e;
    }
  }

  /** Undoes before the connection is made ready for what comes next, which would commit. */
  @Override
  public void rollback(Handle handle) {
    try {
      handle.getConnection().rollback();
    } catch (SQLException e) {
      // told by the one that follows
    } catch (RuntimeException | Error e) {
      abandon.run();
      throw e;
    }
    super.rollback(handle);
  }

  @Override
  public <R, X extends Exception> R inTransaction(Handle handle, HandleCallback<R, X> work)
      throws X {
    return super.inTransaction(
        handle,
        open -> {
          try {
            return work.withHandle(open);
          } catch (Error e) {
            abandon.run();
            throw e;
          }
        });
  }
}
