/**
 * When a district's files are taken and its outgoing files sent: windows, pauses, visits, and files
 * that are too old.
 */
@NullMarked
package org.sisimport.schedule;

import org.jspecify.annotations.NullMarked;
