package org.sisimport.cli;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sisimport.district.Limits;
import org.sisimport.receiver.Disclosure;
import org.sisimport.receiver.Extent;
import org.sisimport.receiver.HandedOver;

/**
 * Whether a receiver may be told what a roster is now. A receiver takes whom it is not told of for
 * gone, so that a file without a row, and far fewer people than the last time, wait for a person.
 *
 * @param day decides whether the limits are wider
 */
record HandoverCheck(Limits limits, LocalDate day, ZoneId zone) {

  /** Why nothing may be written, whatever a person says; {@code null} where it may. */
  static @Nullable String findEmpty(HandedOver handedOver) {
    List<String> empty =
        handedOver.files().stream()
            .filter(file -> file.rows() == 0)
            .map(HandedOver.FileRows::name)
            .toList();
    return empty.isEmpty() ? null : String.join(" and ", empty) + " would have no row";
  }

  /** Why nothing may be written unless a person says so; {@code null} where it may. */
  @Nullable String findLoss(HandedOver handedOver, Optional<Disclosure> last) {
    Limits.Limit limit = limits.find(Limits.Kind.ROSTER_LOSS, day).orElse(null);
    if (limit == null || last.isEmpty()) {
      return null;
    }
    String losses =
        handedOver.extent().lossesSince(last.get().extent()).stream()
            .filter(loss -> loss.count() > limit.most(loss.before()))
            .map(loss -> shown(loss, limit))
            .collect(Collectors.joining(" and "));
    return losses.isEmpty()
        ? null
        : losses
            + " of those whom the hand-over of "
            + LocalDate.ofInstant(last.get().time(), zone)
            + " had would be missing, more than the limit `"
            + Limits.Kind.ROSTER_LOSS.key()
            + "` lets through; --anyway writes it all the same";
  }

  private static String shown(Extent.Loss loss, Limits.Limit limit) {
    return String.format(
        Locale.US,
        "%,d of the %,d %s (%.1f %%, %,d at most)",
        loss.count(),
        loss.before(),
        loss.what(),
        100.0 * loss.count() / loss.before(),
        limit.most(loss.before()));
  }
}
