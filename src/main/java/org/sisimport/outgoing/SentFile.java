package org.sisimport.outgoing;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A file that was sent to the place of a district's outgoing files: the record of a disclosure.
 * Whom it told of is kept beside it.
 *
 * @param number grows with each file; 0 before it is on record
 * @param district seven-digit code
 * @param night the district's day on which the night began; of one sent by hand, its day
 * @param receiver whose rules decided
 * @param place where it was put, as messages name it
 * @param name of the file
 * @param rows without the headings
 * @param size in bytes
 * @param sha256 of the bytes, in hexadecimal
 * @param ruleSet hash of the rules that decided
 * @param by who sent it: {@code serve}, or a person
 * @param at when sending it began
 * @param arrived when it was found to lie in its place; {@code null} where that is not known
 */
public record SentFile(
    long number,
    String district,
    LocalDate night,
    String receiver,
    String place,
    String name,
    int rows,
    long size,
    String sha256,
    String ruleSet,
    String by,
    Instant at,
    @Nullable Instant arrived) {}
