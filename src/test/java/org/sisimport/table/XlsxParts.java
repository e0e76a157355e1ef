package org.sisimport.table;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes a workbook of one sheet part by part, also such as no spreadsheet program writes. */
final class XlsxParts {

  static final String SHEET = "xl/worksheets/sheet1.xml";

  private static final String TYPES =
      "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
          + "<Default Extension='rels' ContentType='application/vnd.openxmlformats-package.relationships+xml'/>"
          + "<Default Extension='xml' ContentType='application/xml'/>"
          + "<Default Extension='bin' ContentType='application/vnd.ms-excel.sheet.binary.macroEnabled.main'/>"
          + "<Override PartName='/word/document.xml' ContentType='application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'/>"
          + "%s</Types>";
  private static final String TYPE =
      "<Override PartName='/xl/%s.xml' ContentType='application/vnd.openxmlformats-officedocument.spreadsheetml.%s+xml'/>";
  private static final String MAIN =
      " xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'"
          + " xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'";

  private static final String RELATIONSHIPS =
      "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>%s</Relationships>";
  private static final String RELATIONSHIP =
      "<Relationship Id='%s' Target='%s' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s'/>";

  private XlsxParts() {}

  /** A sound workbook with these parts added or replaced. */
  static Path write(Path file, Map<String, String> parts) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, String> part : sound(parts).entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return file;
  }

  static Map<String, String> sound(Map<String, String> parts) {
    Map<String, String> all = new TreeMap<>();
    all.put(
        "[Content_Types].xml",
        TYPES.formatted(
            TYPE.formatted("workbook", "sheet.main")
                + TYPE.formatted("worksheets/sheet1", "worksheet")
                + TYPE.formatted("sharedStrings", "sharedStrings")
                + TYPE.formatted("styles", "styles")));
    all.put("_rels/.rels", startsAt("xl/workbook.xml", "officeDocument"));
    all.put(
        "xl/workbook.xml",
        "<workbook><sheets><sheet name='One' sheetId='1' r:id='r1'/></sheets></workbook>");
    all.put(
        "xl/_rels/workbook.xml.rels",
        RELATIONSHIPS.formatted(
            RELATIONSHIP.formatted("r1", "/xl/worksheets/sheet1.xml", "worksheet")
                + RELATIONSHIP.formatted("r2", "sharedStrings.xml", "sharedStrings")
                + RELATIONSHIP.formatted("r3", "styles.xml", "styles")));
    all.put(SHEET, "<worksheet>" + row("<c t='inlineStr'><is><t>A</t></is></c>") + "</worksheet>");
    all.putAll(parts);
    all.replaceAll((name, part) -> name.startsWith("xl/") ? inNamespace(part) : part);
    return all;
  }

  /** The relationship by which a package names its main part. */
  static String startsAt(String part, String kind) {
    return RELATIONSHIPS.formatted(RELATIONSHIP.formatted("r1", part, kind));
  }

  /** For parts that name none themselves. */
  private static String inNamespace(String part) {
    return part.replaceFirst(
        "^(<!DOCTYPE.*]>)?<(sst|workbook|worksheet|w|a)>", "$1<$2" + MAIN + ">");
  }

  static String row(String cells) {
    return "<sheetData><row>" + cells + "</row></sheetData>";
  }
}
