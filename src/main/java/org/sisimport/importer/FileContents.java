package org.sisimport.importer;

import org.jspecify.annotations.Nullable;
import org.sisimport.district.DistrictFolder;
import org.sisimport.source.Delivery;
import org.sisimport.table.Reading;
import org.sisimport.table.Table;
import org.sisimport.table.Tables;

/** A file that is a table of students. */
final class FileContents extends Contents {

  private final Table table;
  private final @Nullable String designation;

  private FileContents(Table table, @Nullable String designation) {
    this.table = table;
    this.designation = designation;
  }

  static FileContents open(Delivery delivery, DistrictFolder district) {
    Reading how = new Reading(district.charset(), district.delimiter());
    return new FileContents(
        Tables.open(delivery.content(), delivery.name(), how), delivery.pattern().designation());
  }

  @Override
  Table table() {
    return table;
  }

  @Override
  @Nullable String designation() {
    return designation;
  }
}
