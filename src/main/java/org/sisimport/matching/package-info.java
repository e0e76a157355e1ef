/** Incoming rows beside our students: found by SSID, or resembling someone. */
@NullMarked
package org.sisimport.matching;

import org.jspecify.annotations.NullMarked;
