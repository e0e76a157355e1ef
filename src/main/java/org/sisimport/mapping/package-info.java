/**
 * Headings become fields, codes become ours, text becomes values; what cannot be read becomes a
 * notice.
 */
@NullMarked
package org.sisimport.mapping;

import org.jspecify.annotations.NullMarked;
