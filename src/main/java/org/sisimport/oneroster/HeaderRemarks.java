package org.sisimport.oneroster;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.sisimport.notice.ColumnNotices.ColumnOfOtherVersion;
import org.sisimport.notice.ColumnNotices.MetadataInTheMiddle;
import org.sisimport.notice.ColumnNotices.MissingColumns;
import org.sisimport.notice.ColumnNotices.MissingRequiredColumns;
import org.sisimport.notice.ColumnNotices.OtherColumnOrder;
import org.sisimport.notice.ColumnNotices.SuperfluousColumns;
import org.sisimport.notice.ColumnNotices.UnnamedColumns;
import org.sisimport.notice.Notice;
import org.sisimport.notice.OfLines;

/** Tells in what the headings of a file are other than the specification has them. */
final class HeaderRemarks {

  private final RosterFile file;
  private final List<String> headings;
  private final String version;
  private final boolean rolesApart;
  private final Header header;
  private final List<String> columns;
  private final Findings findings;

  HeaderRemarks(
      RosterFile file,
      List<String> headings,
      String version,
      boolean rolesApart,
      Header header,
      Findings findings) {
    this.file = file;
    this.headings = headings;
    this.version = version;
    this.rolesApart = rolesApart;
    this.header = header;
    this.columns = Header.columns(file);
    this.findings = findings;
  }

  /** Tells everything, what was taken for something else first. */
  void tell(List<? extends Notice> unusual) {
    unusual.forEach(this::tell);
    tellOrder();
    tellMissing();
    tellOtherVersion();
    tellSuperfluous();
  }

  private void tellOrder() {
    int last = Header.MISSING;
    for (int column = 0; column < columns.size(); column++) {
      if (header.place(column) != Header.MISSING) {
        if (last != Header.MISSING && header.place(column) < header.place(last)) {
          tell(new OtherColumnOrder(columns.get(last), columns.get(column)));
          break;
        }
        last = column;
      }
    }
    int rightmost = header.rightmost();
    for (int extension = 0; extension < header.metadata().size(); extension++) {
      if (header.metadataPlace(extension) < rightmost) {
        tell(new MetadataInTheMiddle(headings.get(header.metadataPlace(extension))));
        break;
      }
    }
  }

  private void tellMissing() {
    List<String> required = new ArrayList<>();
    List<String> optional = new ArrayList<>();
    for (int column = RecordReader.STATUS; column < RecordReader.FIRST_VALUE; column++) {
      if (header.place(column) == Header.MISSING) {
        optional.add(columns.get(column));
      }
    }
    for (ColumnRule rule : Specification.columns(file)) {
      if (rule.isExpected(version, rolesApart) && place(rule) == Header.MISSING) {
        (rule.isRequired() ? required : optional).add(rule.name());
      }
    }
    if (!required.isEmpty()) {
      tell(new MissingRequiredColumns(required));
    }
    if (!optional.isEmpty()) {
      tell(new MissingColumns(optional));
    }
  }

  private void tellOtherVersion() {
    for (ColumnRule rule : Specification.columns(file)) {
      if (!rule.era().has(version) && place(rule) != Header.MISSING) {
        tell(new ColumnOfOtherVersion(rule.name(), version));
      }
    }
  }

  private void tellSuperfluous() {
    List<String> superfluous = new ArrayList<>();
    List<Integer> unnamed = new ArrayList<>();
    Set<Integer> taken = header.taken();
    for (int place = 0; place < headings.size(); place++) {
      String heading = headings.get(place);
      if (heading.isEmpty()) {
        unnamed.add(place + 1);
      } else if (!taken.contains(place) && !Specification.isSecret(file, heading)) {
        superfluous.add(heading);
      }
    }
    if (!superfluous.isEmpty()) {
      tell(new SuperfluousColumns(superfluous));
    }
    if (!unnamed.isEmpty()) {
      tell(new UnnamedColumns(unnamed));
    }
  }

  private void tell(Notice notice) {
    findings.deviation(new OfLines(file.fileName(), List.of(1), 1, notice));
  }

  private int place(ColumnRule rule) {
    return header.place(columns.indexOf(rule.name()));
  }
}
