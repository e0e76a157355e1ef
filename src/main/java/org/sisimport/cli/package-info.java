/** The commands. */
@NullMarked
package org.sisimport.cli;

import org.jspecify.annotations.NullMarked;
