/** Students, runs and audit in HSQLDB, through Jdbi. */
@NullMarked
package org.sisimport.store;

import org.jspecify.annotations.NullMarked;
