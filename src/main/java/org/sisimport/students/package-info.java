/** Our students and the changes to them: before and after. */
@NullMarked
package org.sisimport.students;

import org.jspecify.annotations.NullMarked;
