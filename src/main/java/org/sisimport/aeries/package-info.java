/**
 * The API of Aeries, version 5: what is asked of it in a night and in which order, the answers kept
 * in a zip, and the students in them as a table.
 *
 * <p>The names are those of the API. Nothing here knows of connections: whoever asks is given as an
 * {@link org.sisimport.aeries.AeriesApi}.
 */
@NullMarked
package org.sisimport.aeries;

import org.jspecify.annotations.NullMarked;
