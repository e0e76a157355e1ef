package org.sisimport.facts;

import org.jspecify.annotations.Nullable;

/**
 * A class of the roster. RECEIVERS sitting, after sites and teachers.
 *
 * @param title {@code null} where the roster has none
 * @param code {@code null} where the roster has none
 * @param period several are joined by commas; {@code null} where the roster has none
 * @param courseTitle {@code null} where the roster has none
 * @param homeroom whether it is a homeroom and no scheduled class
 * @param site the school; {@code null} where the roster names none, or what it names is no school
 * @param siteLeftOut whether the school is left out
 * @param teacher today's primary teacher, or the only one; {@code null} where there is none, or
 *     several of whom not exactly one is primary
 * @param severalTeachers whether there is no {@code teacher} because there are several
 * @param teacherLeftOut whether the teacher is left out
 */
public record RosterClass(
    String id,
    @Nullable String title,
    @Nullable String code,
    @Nullable String period,
    @Nullable String courseTitle,
    boolean homeroom,
    @Nullable RosterSite site,
    boolean siteLeftOut,
    @Nullable RosterTeacher teacher,
    boolean severalTeachers,
    boolean teacherLeftOut)
    implements ReceiverEntry {}
