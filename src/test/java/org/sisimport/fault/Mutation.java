package org.sisimport.fault;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** A way in which the program is broken on purpose, and the faults that must notice it. */
enum Mutation {
  ACKNOWLEDGED_BEFORE_IT_IS_ON_DISK("hsqldb", "kill/hsqldb/csv/point-19"),
  LOG_BEFORE_COMMIT("", "kill/*/csv/point-13"),
  ARCHIVE_BEFORE_COMMIT("", "kill/*/csv/point-13"),
  NO_LOOK_AFTER_RECEIVING("", "file-overwritten/*/csv/point-04"),
  NO_FENCING("postgresql", "stopped/postgresql/csv/point-07"),
  COMMITS_IN_BETWEEN("", "kill/*/csv/point-14"),
  FAILED_COMMITS_ARE_BELIEVED("postgresql", "cut/postgresql/csv/point-16");

  private final String store;
  private final List<String> faults;

  Mutation(String store, String... faults) {
    this.store = store;
    this.faults = List.of(faults);
  }

  /** Whether it can be made on that database. */
  boolean concerns(String database) {
    return store.isEmpty() || store.equals(database);
  }

  /** The ids of the faults that must notice it, on that database. */
  List<String> faults(String database) {
    return faults.stream()
        .map(id -> id.replace("*", database))
        .filter(id -> id.contains("/" + database + "/"))
        .toList();
  }

  /** As its rules are named. */
  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Byteman's rules that make it. */
  String rules() throws IOException {
    return Rules.of("mutations", label());
  }
}
