/**
 * What a receiver of the roster gets: the roster is walked as it is kept, the receiver's rules are
 * asked about every site, teacher, class, student and enrollment, and what they decided is handed
 * on row by row.
 */
@NullMarked
package org.sisimport.receiver;

import org.jspecify.annotations.NullMarked;
