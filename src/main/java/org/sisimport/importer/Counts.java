package org.sisimport.importer;

/**
 * The rows of a file by what became of them; {@code read} is the sum of the others.
 *
 * @param read rows that are not wholly blank; rows of one SSID that say the same are one
 * @param unchanged of a student of ours, and say nothing new
 * @param updated change a student of ours
 * @param created add a student
 * @param skipped left alone: inactive here, another district's, or unmatched and not created
 * @param held wait for a person
 * @param refused a required value is bad, or rows of one SSID differ
 */
public record Counts(
    int read, int unchanged, int updated, int created, int skipped, int held, int refused) {

  /** No row. */
  public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0);
}
