package org.sisimport.students;

import org.sisimport.facts.ExistingStudent;

/**
 * A student's standing that changes.
 *
 * @param before our student as whoever decided the change saw it
 * @param after the standing from now on
 */
public record StandingChange(ExistingStudent before, Standing after) {}
