/** Students, runs and audit in HSQLDB or PostgreSQL, through Jdbi. */
@NullMarked
package org.sisimport.store;

import org.jspecify.annotations.NullMarked;
