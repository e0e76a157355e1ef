package org.sisimport.rosterapi;

import java.util.List;
import java.util.Set;

/**
 * What is read.
 *
 * @param leftOut the titles of those files that are not asked for
 * @param metadata the names of those extensions of users that become columns
 * @param sorted whether the server is asked to sort
 * @param pageSize how many records one request asks for
 */
public record RosterOrder(
    Set<String> leftOut, List<String> metadata, boolean sorted, int pageSize) {}
