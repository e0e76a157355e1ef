package org.sisimport.benchmark;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.sisimport.facts.Field;
import org.sisimport.facts.Values;
import org.sisimport.students.LoadedStudent;

/**
 * A district of invented students, always the same for the same code and size, whose files can be
 * written over and over, each a little different from the one before.
 */
final class InventedDistrict {

  private static final Field[] COLUMNS = {
    Field.SSID,
    Field.LOCAL_STUDENT_ID,
    Field.LAST_NAME,
    Field.FIRST_NAME,
    Field.BIRTHDATE,
    Field.MIDDLE_NAME,
    Field.NAME_SUFFIX,
    Field.SCHOOL_OF_ATTENDANCE,
    Field.SITE_CODE,
    Field.SCHOOL_TYPE,
    Field.DISTRICT_OF_RESIDENCE,
    Field.SCHOOL_OF_RESIDENCE,
    Field.GRADE,
    Field.GENDER,
    Field.ETHNICITY,
    Field.RACE_1,
    Field.RACE_2,
    Field.RACE_3,
    Field.ENGLISH_LEARNER,
    Field.PRIMARY_LANGUAGE,
    Field.MIGRANT,
    Field.RESIDENTIAL_STATUS,
    Field.DESIGNATION
  };

  private static final String[] GRADES = {
    "KN", "01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12"
  };
  private static final String[] SYLLABLES = {
    "bel", "cor", "dan", "el", "fa", "gor", "hin", "is", "jo", "kel", "lo", "mar", "nes", "ol",
    "per", "qui", "ros", "sal", "tor", "ul", "ven", "wil", "xan", "yor", "zel"
  };

  private static final int STUDENTS_OF_A_SCHOOL = 600;
  private static final int MOST_SCHOOLS = 800;

  /** One student of that many has left us. */
  private static final int ONE_INACTIVE_OF = 100;

  /** Each file changes one row of that many. */
  private static final int ONE_CHANGED_OF = 50;

  private final String code;
  private final int size;
  private final int first;
  private final int schools;
  private final byte[] grades;
  private int files;

  /** A district that is alone. */
  InventedDistrict(int size) {
    this("9900077", size, 0);
  }

  /**
   * One district of many.
   *
   * @param code seven digits
   * @param first how many students the districts before it have; it keeps SSIDs apart
   */
  InventedDistrict(String code, int size, int first) {
    this.code = code;
    this.size = size;
    this.first = first;
    this.schools = Math.min(MOST_SCHOOLS, 1 + size / STUDENTS_OF_A_SCHOOL);
    this.grades = new byte[size];
    Random random = new Random(size);
    for (int i = 0; i < size; i++) {
      grades[i] = (byte) random.nextInt(GRADES.length);
    }
  }

  /** The district's folder with its settings and schools, an empty inbox among it. */
  Path writeFolder(Path folder) throws IOException {
    Files.createDirectories(folder.resolve("incoming"));
    Files.writeString(
        folder.resolve("district.yaml"),
        "code: \""
            + code
            + "\"\nname: Nowhere Unified\nstate: live\nsource: { folder: incoming }\nquiet: 0s\noptions:\n"
            + "  create: [SPED]\nlimits: none\n");
    StringBuilder listed = new StringBuilder("code,siteCode,name,default\n");
    for (int i = 0; i < schools; i++) {
      listed.append(schoolCode(i)).append(",,School ").append(i).append(",\n");
    }
    Files.writeString(folder.resolve("schools.csv"), listed);
    return folder;
  }

  /** Our students as they are before the next file. */
  List<LoadedStudent> students() {
    List<LoadedStudent> students = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      boolean inactive = i % ONE_INACTIVE_OF == 7;
      students.add(
          new LoadedStudent(
              i + 2,
              Values.of(values(i)),
              inactive ? "Inactive" : "Active",
              inactive ? LocalDate.of(2020, 6, 12) : null,
              inactive ? "Exited" : null,
              null));
    }
    return students;
  }

  /** Our students as a file that {@code load} takes. */
  void writeStudents(Path file) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      write(out);
    }
  }

  String code() {
    return code;
  }

  int size() {
    return size;
  }

  /** The next file: one row of fifty has another grade than in the last. */
  Path writeNext(Path folder) throws IOException {
    changeSome();
    return writeFile(folder);
  }

  /** A next file in which every row has another grade than in the last. */
  Path writeAllChanged(Path folder) throws IOException {
    for (int i = 0; i < size; i++) {
      change(i);
    }
    return writeFile(folder);
  }

  private Path writeFile(Path folder) throws IOException {
    Path file = folder.resolve("incoming").resolve("night_demographics.csv");
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      write(out);
    }
    return file;
  }

  /** The next file as a workbook. */
  Path writeNextWorkbook(Path folder) throws IOException {
    changeSome();
    Path file = folder.resolve("incoming").resolve("night_demographics.xlsx");
    try (SXSSFWorkbook workbook = new SXSSFWorkbook(100);
        OutputStream out = Files.newOutputStream(file)) {
      Sheet sheet = workbook.createSheet("Students");
      for (int i = -1; i < size; i++) {
        Row row = sheet.createRow(i + 1);
        Map<Field, String> values = i < 0 ? Map.of() : values(i);
        for (int column = 0; column < COLUMNS.length; column++) {
          String text = i < 0 ? COLUMNS[column].title() : values.get(COLUMNS[column]);
          if (text != null) {
            row.createCell(column).setCellValue(text);
          }
        }
      }
      workbook.write(out);
    }
    return file;
  }

  private void changeSome() {
    files++;
    for (int i = files % ONE_CHANGED_OF; i < size; i += ONE_CHANGED_OF) {
      change(i);
    }
  }

  private void change(int i) {
    grades[i] = (byte) ((grades[i] + 1) % GRADES.length);
  }

  private void write(BufferedWriter out) throws IOException {
    for (int column = 0; column < COLUMNS.length; column++) {
      out.write((column == 0 ? "" : ",") + COLUMNS[column].title());
    }
    out.write('\n');
    for (int i = 0; i < size; i++) {
      Map<Field, String> values = values(i);
      for (int column = 0; column < COLUMNS.length; column++) {
        out.write((column == 0 ? "" : ",") + values.getOrDefault(COLUMNS[column], ""));
      }
      out.write('\n');
    }
  }

  /** What file and record say of a student. */
  private Map<Field, String> values(int i) {
    Random random = new Random((first + i) * 31L + 7);
    Map<Field, String> values = new EnumMap<>(Field.class);
    values.put(Field.SSID, String.valueOf(1_000_000_000L + (first + i) * 7L));
    values.put(Field.LOCAL_STUDENT_ID, String.valueOf(100_000 + i));
    values.put(Field.LAST_NAME, name(random));
    values.put(Field.FIRST_NAME, name(random));
    values.put(
        Field.BIRTHDATE, LocalDate.of(2008, 1, 1).plusDays(random.nextInt(13 * 365)).toString());
    if (random.nextInt(3) == 0) {
      values.put(Field.MIDDLE_NAME, name(random));
    }
    String school = schoolCode(random.nextInt(schools));
    values.put(Field.SCHOOL_OF_ATTENDANCE, school);
    values.put(Field.SCHOOL_TYPE, "60");
    values.put(Field.DISTRICT_OF_RESIDENCE, code);
    values.put(Field.SCHOOL_OF_RESIDENCE, school);
    values.put(Field.GRADE, GRADES[grades[i]]);
    values.put(Field.GENDER, random.nextBoolean() ? "F" : "M");
    values.put(Field.ETHNICITY, random.nextBoolean() ? "Y" : "N");
    values.put(Field.RACE_1, random.nextBoolean() ? "700" : "600");
    values.put(Field.ENGLISH_LEARNER, random.nextInt(4) == 0 ? "EL" : "EO");
    values.put(Field.PRIMARY_LANGUAGE, random.nextInt(4) == 0 ? "01" : "00");
    values.put(Field.MIGRANT, "N");
    values.put(Field.DESIGNATION, "SPED");
    return values;
  }

  private static String schoolCode(int number) {
    return String.valueOf(9_900_100 + number);
  }

  /** A name of two or three syllables. */
  static String name(Random random) {
    StringBuilder name = new StringBuilder();
    for (int syllables = 2 + random.nextInt(2); syllables > 0; syllables--) {
      name.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
    }
    name.setCharAt(0, Character.toUpperCase(name.charAt(0)));
    return name.toString();
  }
}
