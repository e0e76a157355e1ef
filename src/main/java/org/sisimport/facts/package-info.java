/**
 * What rules see: the facts of a night and the verbs of a consequence. This is the whole language
 * of a rule file, so every public name here is a promise to the analysts; {@code rules/README.md}
 * lists them all.
 */
@NullMarked
package org.sisimport.facts;

import org.jspecify.annotations.NullMarked;
