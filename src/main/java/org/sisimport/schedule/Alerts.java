package org.sisimport.schedule;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.jspecify.annotations.Nullable;
import org.sisimport.SisImportException;

/**
 * Tells each trouble once when it begins and once when it ends. What is told is in the database, so
 * that it is told once by all processes and over restarts; while the database is away, this process
 * remembers by itself.
 */
final class Alerts {

  private static final Logger LOG = LogManager.getLogger();

  private final Clock clock;
  private final OperatorCommand command;

  /** Told while there was no database. */
  private final Map<Key, Alert> unwritten = new LinkedHashMap<>();

  private record Key(String subject, AlertKind kind) {}

  Alerts(Clock clock, OperatorCommand command) {
    this.clock = clock;
    this.command = command;
  }

  /**
   * Tells what is new and what has ended.
   *
   * @param book {@code null} while the database is away
   * @param judged the kinds that were looked at
   * @param troubles a sentence for each kind that is there; the others of {@code judged} are over
   */
  synchronized void settle(
      @Nullable NightBook book,
      String subject,
      Set<AlertKind> judged,
      Map<AlertKind, String> troubles) {
    for (AlertKind kind : judged) {
      String sentence = troubles.get(kind);
      if (sentence == null) {
        close(book, new Key(subject, kind));
      } else {
        open(book, new Key(subject, kind), sentence);
      }
    }
  }

  /**
   * The same of the database itself.
   *
   * @param book {@code null} while it is away
   * @param trouble why no import runs; {@code null} where all is well
   */
  void settleDatabase(@Nullable NightBook book, @Nullable SisImportException trouble) {
    settle(
        book,
        "database",
        Set.of(AlertKind.DATABASE),
        trouble == null
            ? Map.of()
            : Map.of(AlertKind.DATABASE, "no import runs: " + Visitor.firstLine(trouble)));
  }

  /** Writes down what was told while there was no database. */
  private void write(NightBook book) {
    for (Map.Entry<Key, Alert> entry : List.copyOf(unwritten.entrySet())) {
      book.open(entry.getValue());
      unwritten.remove(entry.getKey());
    }
  }

  private void open(@Nullable NightBook book, Key key, String sentence) {
    Instant now = clock.instant();
    Alert alert = new Alert(key.subject, key.kind, sentence, now, now, 1, null);
    boolean told = unwritten.containsKey(key);
    if (book != null) {
      write(book);
      told |= !book.open(alert);
    } else {
      unwritten.putIfAbsent(key, alert);
    }
    if (!told) {
      tell(key, sentence);
    }
  }

  private void close(@Nullable NightBook book, Key key) {
    Alert ended = unwritten.get(key);
    if (book != null) {
      write(book);
      Optional<Alert> written = book.close(key.subject, key.kind, clock.instant());
      ended = written.orElse(null);
    } else {
      unwritten.remove(key);
    }
    if (ended != null) {
      String sentence = "over: " + ended.sentence();
      LOG.info("{}", sentence);
      command.tell(sentence);
    }
  }

  private void tell(Key key, String sentence) {
    if (key.kind == AlertKind.DATABASE || key.kind == AlertKind.FAILED) {
      LOG.error("{}", sentence);
    } else {
      LOG.warn("{}", sentence);
    }
    command.tell(sentence);
  }
}
