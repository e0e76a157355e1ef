/**
 * The import processor; read its packages in the order fetch, read, map, translate, match, decide,
 * apply, tell.
 */
@NullMarked
package org.sisimport;

import org.jspecify.annotations.NullMarked;
