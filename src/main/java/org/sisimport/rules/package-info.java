/**
 * The rule files: vetted, compiled, cached and consulted. Nothing outside this package knows
 * Drools.
 */
@NullMarked
package org.sisimport.rules;

import org.jspecify.annotations.NullMarked;
