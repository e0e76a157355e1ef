/**
 * What goes back: the files with which a district's own system is told what we know of its
 * students. Rules decide about them as about those of any receiver; here they are compared with
 * what was sent before, put into their place, and kept on record.
 */
@NullMarked
package org.sisimport.outgoing;

import org.jspecify.annotations.NullMarked;
