/** Fetch: from where a district's files lie to a {@code Delivery} in the spool. */
@NullMarked
package org.sisimport.source;

import org.jspecify.annotations.NullMarked;
