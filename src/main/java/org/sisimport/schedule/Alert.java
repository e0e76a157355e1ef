package org.sisimport.schedule;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A trouble that the operator is told of: once when it begins and once when it ends, however long
 * it lasts. It holds nothing of students.
 *
 * @param subject a district's seven-digit code, or what else is in trouble: {@code database}, or a
 *     server with its port
 * @param kind its kind; a subject has one open alert of a kind at a time
 * @param sentence one sentence for the operator
 * @param opened when it began, as far as we know
 * @param lastSeen when it was last met
 * @param times how often it was met
 * @param closed when it was found to be over; {@code null} while it lasts
 */
public record Alert(
    String subject,
    AlertKind kind,
    String sentence,
    Instant opened,
    Instant lastSeen,
    int times,
    @Nullable Instant closed) {}
