/**
 * OneRoster packages and the roster that is kept of them: who teaches whom, where and when.
 *
 * <p>The names are those of OneRoster 1.1 and 1.2 (1EdTech, CSV binding).
 */
@NullMarked
package org.sisimport.oneroster;

import org.jspecify.annotations.NullMarked;
