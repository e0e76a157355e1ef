package org.sisimport.source;

import java.nio.file.Path;
import java.time.Instant;
import org.sisimport.district.FilePattern;

/**
 * A file that was taken: a copy that nobody else writes to.
 *
 * @param district seven-digit code
 * @param name its name as the district sent it, made safe to show
 * @param content the copy in the spool
 * @param size in bytes
 * @param modified the original's modification time
 * @param sha256 of the bytes, in lower-case hexadecimal
 * @param pattern the pattern of the district that took it
 */
public record Delivery(
    String district,
    String name,
    Path content,
    long size,
    Instant modified,
    String sha256,
    FilePattern pattern) {}
