/** Golden nights: a district folder plus one known night, which must come out as expected. */
@NullMarked
package org.sisimport.sample;

import org.jspecify.annotations.NullMarked;
