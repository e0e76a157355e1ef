package org.sisimport.rosterapi;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sisimport.oneroster.RosterFile;

/**
 * What a read brought.
 *
 * @param records how many of each file that was asked for and given, without those that are gone
 * @param refused the titles of the files that the server does not give
 * @param unread the names of the extensions of users that nobody wants, the first of them
 */
public record RosterSeen(
    Map<RosterFile, Integer> records, List<String> refused, Set<String> unread) {}
