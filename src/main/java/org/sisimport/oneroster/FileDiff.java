package org.sisimport.oneroster;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.sisimport.notice.Notice;

/** What one file of a package would change. */
interface FileDiff {

  /** Records that are looked up together. */
  int CHUNK = 1_000;

  /** What is compared: a file of a package with what is kept of it. */
  record Sides(String district, RosterFile file, RosterPackage roster, RosterRegister register) {

    void forEach(Consumer<RosterRecord> reader) {
      roster.forEach(file, reader);
    }

    /** What is kept of these ids, by id. */
    Map<String, RosterRecord> find(List<String> ids) {
      return register.find(district, file, ids).stream()
          .map(KeptRecord::record)
          .collect(Collectors.toMap(RosterRecord::sourcedId, record -> record));
    }
  }

  RosterCounts counts();

  ChangeSum sum();

  List<Notice> notices();

  /** Hands on every change; reads the file again. */
  void forEach(Consumer<RosterChange> reader);
}
