/**
 * What a person should know of a file: one record for each kind of problem, with its message.
 * Notices are collected, never logged where they are found.
 */
@NullMarked
package org.sisimport.notice;

import org.jspecify.annotations.NullMarked;
