package org.sisimport.facts;

import org.jspecify.annotations.Nullable;

/**
 * What rules know of the file.
 *
 * @param name its name as the district sent it
 * @param designation the program of every student in it, where the district declares that it holds
 *     only such students; else {@code null}
 * @param birthdatesKnown whether the file has a birth date column that could be read; without one
 *     nobody is created
 */
public record SourceFile(String name, @Nullable String designation, boolean birthdatesKnown) {}
