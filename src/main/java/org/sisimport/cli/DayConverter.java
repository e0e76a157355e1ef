package org.sisimport.cli;

import java.time.LocalDate;
import org.sisimport.IsoDay;
import org.sisimport.Shown;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A day as a person gives it: {@code 2026-10-05}, because others can be mistaken. */
final class DayConverter implements ITypeConverter<LocalDate> {

  @Override
  public LocalDate convert(String text) {
    return IsoDay.parse(text)
        .orElseThrow(
            () ->
                new TypeConversionException(
                    Shown.quoted(text)
                        + " is no day; write year, month and day, such as 2026-10-05"));
  }
}
