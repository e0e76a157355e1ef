package org.sisimport.district;

import java.time.MonthDay;

/**
 * The files with which a district's own system is told, every night, what we know of its students.
 *
 * @param place into which they are put: a folder or a server, in the words of a source
 * @param receiver whose rules decide about them, a file in {@code rules/receivers} without {@code
 *     .drl}
 * @param times when they are written; no pause keeps them back
 * @param yearBegins the first day of an academic year
 */
public record Outgoing(SourceConfig place, String receiver, Times times, MonthDay yearBegins) {}
