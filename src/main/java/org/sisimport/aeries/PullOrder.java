package org.sisimport.aeries;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is to be pulled.
 *
 * @param district seven-digit code
 * @param programs codes of the programs whose students are ours, the first going before the others
 * @param migrant code of the program whose students are migrant; {@code null} for none
 * @param schools the school codes that are read; empty for all that are active
 * @param pageSize how many students one request asks for
 * @param atOnce how many requests may be under way at the same time
 * @param overlap how much further back than the last read changes are asked for
 * @param settings a digest of what else of the district's settings decides about students; where it
 *     changes, students who have not changed have to be seen again
 * @param last the last read, since which changes are enough; {@code null} for a full read
 * @param because why a full read is due, in words that follow "because"; {@code null} with a last
 *     read
 */
public record PullOrder(
    String district,
    List<String> programs,
    @Nullable String migrant,
    Set<Long> schools,
    int pageSize,
    int atOnce,
    Duration overlap,
    String settings,
    @Nullable PullSeal last,
    @Nullable String because) {}
