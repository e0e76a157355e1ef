/** The night: a file is planned, judged and applied in one transaction; runs and their journal. */
@NullMarked
package org.sisimport.importer;

import org.jspecify.annotations.NullMarked;
