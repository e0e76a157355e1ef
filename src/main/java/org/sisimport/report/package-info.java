/** Telling: what a run did, as the district's log, as CSV and as JSON. */
@NullMarked
package org.sisimport.report;

import org.jspecify.annotations.NullMarked;
