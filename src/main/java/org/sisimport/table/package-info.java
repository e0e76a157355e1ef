/** Reading a file: headings and a stream of rows, out of CSV, XLS and XLSX. */
@NullMarked
package org.sisimport.table;

import org.jspecify.annotations.NullMarked;
