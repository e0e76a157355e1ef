package org.sisimport.rosterapi;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.sisimport.Shown;
import org.sisimport.SisImportException;
import org.sisimport.UnexpectedAnswerException;
import org.sisimport.UnexpectedAnswerException.Remedy;
import org.sisimport.oneroster.PackageWriter;
import org.sisimport.oneroster.RosterFile;
import org.sisimport.oneroster.TextHashes;

/**
 * One night's read of a district: each collection page after page, written into one OneRoster
 * package as it comes. Of the records before only their sourcedIds are remembered.
 */
public final class RosterRead {

  /** So much is read of an archive, and a package is never larger than the answers it is of. */
  private static final long MOST_BYTES = 2L << 30;

  /** A cell of a package may be twice as long, for it may consist of quotes. */
  private static final int LONGEST_CELL = 50_000;

  /** More names are no help. */
  private static final int MOST_UNREAD = 20;

  /** A name that may stand in a message. */
  private static final String NAME = "[A-Za-z0-9_.-]{1,50}";

  private final RosterApi api;
  private final RosterOrder order;
  private final long mostBytes;
  private final Map<RosterFile, Integer> records = new EnumMap<>(RosterFile.class);
  private final List<String> refused = new ArrayList<>();
  private final Set<String> unread = new TreeSet<>();
  private long bytes;

  /** A read, which is run once. */
  public RosterRead(RosterApi api, RosterOrder order) {
    this(api, order, MOST_BYTES);
  }

  RosterRead(RosterApi api, RosterOrder order, long mostBytes) {
    this.api = api;
    this.order = order;
    this.mostBytes = mostBytes;
  }

  /**
   * Reads the district.
   *
   * @param out receives the package; worth nothing unless this returns
   * @throws UnexpectedAnswerException where an answer does not fit the question, or the others
   * @throws SisImportException as {@link RosterApi#get}
   */
  public RosterSeen writeTo(OutputStream out) {
    PackageWriter writer = new PackageWriter(out, Map.of(RosterFile.USERS, order.metadata()));
    for (RosterFile file : RosterFile.values()) {
      if (file != RosterFile.ROLES && !order.leftOut().contains(file.title())) {
        read(file, writer);
      }
    }
    writer.finish();
    return new RosterSeen(records, refused, unread);
  }

  private void read(RosterFile file, PackageWriter writer) {
    RosterPath path = new RosterPath(file, 0, order.pageSize(), order.sorted());
    Collected collected = new Collected(file, writer);
    boolean more = true;
    while (more) {
      Optional<RosterPage> page = api.get(path);
      if (page.isEmpty()) {
        refused.add(file.title());
        return;
      }
      count(page.get());
      more = collected.take(page.get());
      path = path.behind(page.get().records().size());
    }
    collected.end();
    records.put(file, collected.written);
  }

  private void count(RosterPage page) {
    bytes += page.size();
    if (bytes > mostBytes) {
      throw new UnexpectedAnswerException(
          Remedy.PERSON,
          "gives more than "
              + (mostBytes >> 20)
              + " MB of answers in all, as no school's system does, the last of them to "
              + page.path());
    }
  }

  /** What came of one collection so far. */
  private final class Collected {

    private final RosterFile file;
    private final PackageWriter writer;
    private final TextHashes known = new TextHashes();
    private int different;
    private int named;
    private int barren;
    private OptionalInt total = OptionalInt.empty();
    private int written;

    private Collected(RosterFile file, PackageWriter writer) {
      this.file = file;
      this.writer = writer;
    }

    /** Whether the next page must be asked for. */
    private boolean take(RosterPage page) {
      int before = named;
      for (Map<?, ?> record : page.records()) {
        take(record);
      }
      if (page.total().isPresent()) {
        total = page.total();
      }
      if (page.records().isEmpty()) {
        return false;
      }
      barren = named == before ? barren + 1 : 0;
      // one such page may come because others were added before it
      if (barren > 1) {
        throw new UnexpectedAnswerException(
            Remedy.PERSON,
            "answers "
                + page.path()
                + " with records that all came before or have no sourcedId: it gives the same page"
                + " again");
      }
      int reached = page.path().offset() + page.records().size();
      boolean isMissed = total.isPresent() && reached < total.getAsInt();
      // where the server says nothing, a short page may be its own limit and not the end
      return isMissed || page.hasNext().orElse(total.isEmpty() || isOfPage(page, reached));
    }

    /** Whether the total may be that of the page alone, which some servers tell. */
    private boolean isOfPage(RosterPage page, int reached) {
      return reached > total.orElse(0)
          || page.records().size() == page.path().limit() && total.orElse(0) == page.path().limit();
    }

    private void take(Map<?, ?> record) {
      String id = RecordCells.sourcedId(record);
      // whoever reads the package tells of a record without an id
      if (!id.isEmpty()) {
        if (!known.add(id)) {
          return;
        }
        named++;
      }
      different++;
      if (RecordCells.isGone(record)) {
        return;
      }
      Map<String, String> cells = RecordCells.of(file, record);
      PackageWriter.columns(file)
          .forEach(column -> checkLength(column, cells.getOrDefault(column, "")));
      writer.add(file, id, cells);
      written++;
      if (file == RosterFile.USERS) {
        RecordCells.metadata(record).stream()
            .filter(name -> name.matches(NAME) && !order.metadata().contains(name))
            .filter(name -> unread.size() < MOST_UNREAD)
            .forEach(unread::add);
      }
    }

    private void checkLength(String column, String cell) {
      if (cell.length() > LONGEST_CELL) {
        throw new UnexpectedAnswerException(
            Remedy.PERSON,
            "gives one of its "
                + file.title()
                + " a text of "
                + cell.length()
                + " characters as "
                + Shown.text(column)
                + ", more than is read of one");
      }
    }

    private void end() {
      if (total.isPresent() && different < total.getAsInt()) {
        throw new UnexpectedAnswerException(
            Remedy.NEXT_VISIT,
            "says that it has "
                + total.getAsInt()
                + " "
                + file.title()
                + " and gives "
                + different
                + " different ones: a page is missing, or they were changed while they were read");
      }
      if (written == 0 && file == RosterFile.USERS) {
        throw new UnexpectedAnswerException(
            Remedy.PERSON,
            "gives no users at all: mostly what it was opened with may not read them");
      }
    }
  }
}
