package org.sisimport.receiver;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.sisimport.decision.ReceiverLayout;
import org.sisimport.rules.ReceiverRules;
import org.sisimport.store.Database;
import org.sisimport.students.LoadedStudent;

/** What a receiver got, in memory. */
final class Received implements ReceiverFiles {

  static final LocalDate TODAY = LocalDate.parse("2026-10-01");

  /** Opening one takes longer than all that is done with it. */
  private static final Database DATABASE = Database.inMemory("receiver");

  private static final AtomicInteger DISTRICTS = new AtomicInteger();

  private final Map<String, List<Map<String, String>>> rows = new LinkedHashMap<>();
  private final List<LeftOut> leftOuts = new ArrayList<>();
  private final HandedOver handedOver;

  private Received(
      InventedRoster roster, List<LoadedStudent> ours, ReceiverRules rules, LocalDate today) {
    String district = String.valueOf(9_900_000 + DISTRICTS.incrementAndGet());
    roster.keep(DATABASE, district);
    DATABASE.students().load(district, ours, false);
    handedOver =
        new Handover(DATABASE.roster(), DATABASE.students()).write(district, rules, today, this);
    // an SSID is one district's at a time
    DATABASE.students().load(district, List.of(), true);
  }

  /** What is handed over on the first of October. */
  static Received of(InventedRoster roster, ReceiverRules rules, LoadedStudent... ours) {
    return new Received(roster, List.of(ours), rules, TODAY);
  }

  static Received on(String day, InventedRoster roster, ReceiverRules rules) {
    return new Received(roster, List.of(), rules, LocalDate.parse(day));
  }

  @Override
  public void row(ReceiverLayout layout, List<String> cells) {
    Map<String, String> row = new LinkedHashMap<>();
    for (int i = 0; i < cells.size(); i++) {
      row.put(layout.headings().get(i), cells.get(i));
    }
    rows.computeIfAbsent(layout.name(), any -> new ArrayList<>()).add(row);
  }

  @Override
  public void leftOut(LeftOut leftOut) {
    leftOuts.add(leftOut);
  }

  List<Map<String, String>> rows(String file) {
    return rows.getOrDefault(file, List.of());
  }

  /** What stands under one heading, row by row. */
  List<String> column(String file, String heading) {
    return rows(file).stream().map(row -> row.getOrDefault(heading, "no such heading")).toList();
  }

  /** Each as {@code student s1: The student has no grade.} */
  List<String> leftOut() {
    return leftOuts.stream()
        .map(
            one ->
                one.kind().one()
                    + " "
                    + (one.id().isEmpty() ? one.count() + " times" : one.id())
                    + ": "
                    + one.reason())
        .toList();
  }

  List<LeftOut> leftOuts() {
    return leftOuts;
  }

  HandedOver handedOver() {
    return handedOver;
  }
}
