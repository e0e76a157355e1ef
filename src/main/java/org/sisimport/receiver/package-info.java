/**
 * What a receiver gets. Of our own students, its rules are asked about each. Of the roster: the
 * roster is walked as it is kept, the receiver's rules are asked about every site, teacher, class,
 * student and enrollment, and what they decided is handed on row by row, into CSV files in memory
 * or in a folder. What was handed over stays on record, and the next hand-over is held against it.
 */
@NullMarked
package org.sisimport.receiver;

import org.jspecify.annotations.NullMarked;
