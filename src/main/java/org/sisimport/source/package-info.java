/**
 * Fetch: from where a district's files lie to a {@code Delivery} in the spool; and the way back,
 * into the place of its outgoing files.
 */
@NullMarked
package org.sisimport.source;

import org.jspecify.annotations.NullMarked;
