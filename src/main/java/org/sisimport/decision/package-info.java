/**
 * What the rules said, each decision signed with the rule that said it; and how decisions that meet
 * are settled.
 */
@NullMarked
package org.sisimport.decision;

import org.jspecify.annotations.NullMarked;
