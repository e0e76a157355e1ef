package org.sisimport.importer;

import java.time.Instant;

/**
 * A file that was fetched and begun. It is on record before the file is read, so that a run that
 * broke off can be told from one that never was.
 *
 * @param number the run's number; 0 before it is on record
 * @param night ties the runs of one night of a district together
 * @param district seven-digit code
 * @param file the file's name as the district sent it
 * @param pattern the name in the district's {@code files} that took it
 * @param size in bytes
 * @param modified the file's modification time, as its source told it
 * @param sha256 of its bytes, in hexadecimal
 * @param started when reading began
 * @param holder the process that began it, for people
 */
public record Attempt(
    long number,
    String night,
    String district,
    String file,
    String pattern,
    long size,
    Instant modified,
    String sha256,
    Instant started,
    String holder) {}
