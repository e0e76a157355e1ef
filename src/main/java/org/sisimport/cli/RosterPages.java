package org.sisimport.cli;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.sisimport.oneroster.KeptRecord;
import org.sisimport.oneroster.RosterFile;
import org.sisimport.oneroster.RosterRegister;

/**
 * Records of one file in the order of their ids, read a page at a time.
 *
 * @param after the id after which they begin; {@code ""} for the first
 * @param most so many at most
 */
record RosterPages(
    RosterRegister register, String district, RosterFile file, String after, int most)
    implements Iterable<KeptRecord> {

  private static final int PAGE = 1_000;

  @Override
  public Iterator<KeptRecord> iterator() {
    return new Iterator<>() {
      private final Deque<KeptRecord> page = new ArrayDeque<>();
      private String last = after;
      private int left = most;
      private boolean more = true;

      @Override
      public boolean hasNext() {
        if (page.isEmpty() && more && left > 0) {
          int wanted = Math.min(PAGE, left);
          page.addAll(register.page(district, file, last, wanted));
          left -= page.size();
          more = page.size() == wanted;
        }
        return !page.isEmpty();
      }

      @Override
      public KeptRecord next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        KeptRecord record = page.remove();
        last = record.record().sourcedId();
        return record;
      }
    };
  }
}
