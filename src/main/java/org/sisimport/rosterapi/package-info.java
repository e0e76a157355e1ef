/**
 * The REST API of OneRoster 1.1: what is asked of it, and the answers made into a OneRoster package
 * of CSV files.
 *
 * <p>The names are those of the specification. Nothing here knows of connections: whoever asks is
 * given as a {@link org.sisimport.rosterapi.RosterApi}.
 */
@NullMarked
package org.sisimport.rosterapi;

import org.jspecify.annotations.NullMarked;
