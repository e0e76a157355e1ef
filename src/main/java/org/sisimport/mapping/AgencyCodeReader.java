package org.sisimport.mapping;

import org.jspecify.annotations.Nullable;
import org.sisimport.facts.Field;
import org.sisimport.notice.ValueNotices.LeadingZerosPutBack;

/**
 * Seven-digit codes of districts and schools. The 14 digits of a whole CDS code (county, district,
 * school) give their district or school part; a district's own record has 0000000 for the school,
 * and its code stands for programs that have none. Counties 01 to 09 lose their zero to spreadsheet
 * programs, which the length proves.
 */
final class AgencyCodeReader extends TextReader {

  private static final int PART = 7;
  private static final String WOULD_WORK = "seven digits, or all 14 of a CDS code,";

  AgencyCodeReader(Field field, String heading) {
    super(field, heading);
  }

  @Override
  @Nullable String value(String text, RowNotices notices) {
    if (!isDigits(text)) {
      return bad(
          text,
          ScientificNotation.is(text)
              ? ScientificNotation.PROBLEM
              : "has characters that are not digits",
          WOULD_WORK,
          notices);
    }
    return switch (text.length()) {
      case PART -> text;
      case 2 * PART -> part(text);
      case PART - 1 -> padded(text, notices);
      case 2 * PART - 1 -> part(padded(text, notices));
      default ->
          bad(
              text,
              "has " + text.length() + (text.length() == 1 ? " digit" : " digits"),
              WOULD_WORK,
              notices);
    };
  }

  private String padded(String text, RowNotices notices) {
    notices.add(new LeadingZerosPutBack(field(), heading(), text.length() + 1));
    return "0" + text;
  }

  private String part(String cds) {
    String district = cds.substring(0, PART);
    String school = cds.substring(PART);
    return field().kind() == Field.Kind.DISTRICT_CODE || school.equals("0000000")
        ? district
        : school;
  }
}
