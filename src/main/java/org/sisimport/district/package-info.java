/**
 * {@code districts/<code>/} and {@code sis-import.yaml} on disk: read, checked on load, and
 * complained about by line.
 */
@NullMarked
package org.sisimport.district;

import org.jspecify.annotations.NullMarked;
