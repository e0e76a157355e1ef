package org.sisimport.store;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.HandleConsumer;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.sisimport.facts.ExistingStudent;
import org.sisimport.importer.Claim;
import org.sisimport.importer.TransferBook;
import org.sisimport.students.TransferDecision;
import org.sisimport.students.TransferMove;
import org.sisimport.students.TransferRequest;

/** Transfer requests, their decisions and what they moved, in the database. */
final class JdbiTransfers implements TransferBook {

  private final Engine engine;
  private final Jdbi jdbi;
  private final Failures failures;

  JdbiTransfers(Engine engine) {
    this.engine = engine;
    this.jdbi = engine.jdbi();
    this.failures = engine.failures();
  }

  @Override
  public List<TransferRequest> list(@Nullable String district) {
    return read(handle -> TransferTable.list(handle, district));
  }

  @Override
  public List<TransferRequest> listAbout(String district, String ssid) {
    return read(handle -> TransferTable.listAbout(handle, district, ssid));
  }

  @Override
  public Optional<TransferRequest> find(long number) {
    return read(handle -> TransferTable.find(handle, number));
  }

  @Override
  public List<TransferMove> listMovesSince(String district, long run) {
    return read(handle -> TransferMoves.listSince(handle, district, run));
  }

  @Override
  public void decide(Claim asking, long request, TransferDecision decision) {
    write(
        "The decision on transfer request " + request,
        List.of(asking),
        handle -> TransferTable.decide(handle, request, decision));
  }

  @Override
  public void move(
      Claim asked,
      Claim asking,
      TransferRequest request,
      TransferDecision acceptance,
      ExistingStudent before) {
    write(
        "The transfer of request " + request.number(),
        // always in the order of codes, so that two transfers cannot wait for each other
        Stream.of(asked, asking).sorted(Comparator.comparing(Claim::district)).toList(),
        handle -> {
          TransferTable.decide(handle, request.number(), acceptance);
          TransferMoves.move(
              handle, asked, asking, request, before, acceptance.by(), acceptance.at());
        });
  }

  private <T> T read(HandleCallback<T, RuntimeException> work) {
    try {
      return jdbi.withHandle(work);
    } catch (JdbiException e) {
      throw failures.explain("The transfer requests could not be read", e);
    }
  }

  private void write(String what, List<Claim> claims, HandleConsumer<RuntimeException> work) {
    WriteTransaction transaction = new WriteTransaction(jdbi);
    try {
      transaction.run(handle -> within(claims, handle, work));
      failures.requireWritten(what + " could not be written");
    } catch (JdbiException e) {
      throw failures.explain(
          transaction.inDoubt()
              ? "Whether "
                  + what.substring(0, 1).toLowerCase(Locale.ROOT)
                  + what.substring(1)
                  + " was written is not known"
              : what + " could not be written",
          e);
    }
  }

  private void within(List<Claim> claims, Handle handle, HandleConsumer<RuntimeException> work) {
    claims.forEach(claim -> engine.enter(handle, claim));
    work.useHandle(handle);
    claims.forEach(claim -> Leases.keep(handle, claim));
  }
}
