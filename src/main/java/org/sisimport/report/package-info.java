/**
 * Telling: what a run did, as the district's log, as CSV and as JSON; and what the commands tell of
 * students, rosters, outgoing files and the past.
 */
@NullMarked
package org.sisimport.report;

import org.jspecify.annotations.NullMarked;
