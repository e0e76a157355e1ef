package org.sisimport.importer;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.sisimport.facts.ExistingStudent;
import org.sisimport.students.FieldChange;
import org.sisimport.students.StudentChange;
import org.sisimport.students.TransferAsks;

/**
 * Tells whether two plans would change the same: each row's student and, field by field, the values
 * before and after, whom it asks of other districts, and what becomes of the roster. Who said so
 * and why is not part of it.
 */
final class PlanDigest {

  private final MessageDigest digest;

  private PlanDigest() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** SHA-256 in lower-case hexadecimal. */
  static String of(Plan plan) {
    PlanDigest whole = new PlanDigest();
    whole.add(plan.changes().size());
    plan.changes().forEach(whole::add);
    plan.transfers().asks().stream().filter(ask -> !ask.declined()).forEach(whole::add);
    if (plan.roster() != null) {
      whole.add(plan.roster().digest());
    }
    return HexFormat.of().formatHex(whole.digest.digest());
  }

  private void add(StudentChange change) {
    ExistingStudent before = change.before();
    add(change.row());
    // our numbers begin with 1
    add(before == null ? 0 : before.id());
    add(change.fields().size());
    for (FieldChange field : change.fields()) {
      add(field.field().name());
      add(field.before());
      add(field.after());
    }
  }

  private void add(TransferAsks.Ask ask) {
    add(ask.row());
    add(ask.ssid());
    add(ask.district());
  }

  private void add(int number) {
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(number).flip());
  }

  /** The length goes first, so that no two lists of texts run together to the same bytes. */
  private void add(@Nullable String text) {
    if (text == null) {
      add(-1);
      return;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    add(bytes.length);
    digest.update(bytes);
  }
}
