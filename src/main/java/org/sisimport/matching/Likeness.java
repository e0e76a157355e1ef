package org.sisimport.matching;

import org.jspecify.annotations.Nullable;
import org.sisimport.facts.ExistingStudent;
import org.sisimport.facts.IncomingStudent;
import org.sisimport.facts.Resemblance;

/**
 * What speaks for and against a row being a student of ours. The score adds
 *
 * <ul>
 *   <li>0.60 for the names: their similarity from 0.5 up, as strangers' names are about that
 *       similar by chance;
 *   <li>0.25 for the birth date: all where equal, 0.15 where near, nothing else;
 *   <li>0.10 for the local id, 0.05 for the gender: all where equal, half where one side has none.
 * </ul>
 *
 * So equal names and birth dates score 0.925, and the local id decides between twins, whose score
 * differs by the first name only. An equal local id alone counts for little: districts use numbers
 * again.
 *
 * @param nameSimilarity of both names, in the better order
 * @param score 0 to 1; at least {@link #LEAST_SCORE}, except where birth date and local id are
 *     equal
 */
record Likeness(
    ExistingStudent existing,
    double nameSimilarity,
    double firstNameSimilarity,
    double lastNameSimilarity,
    boolean soundsAlike,
    double score) {

  /**
   * Below this score nobody would call two records alike. Equal names with other birth dates are
   * above, and so is a name similarity from 0.73 on with equal birth dates.
   */
  static final double LEAST_SCORE = 0.60;

  private static final double NAMES = 0.60;
  private static final double BIRTHDATE = 0.25;
  private static final double NEAR_BIRTHDATE = 0.15;
  private static final double LOCAL_ID = 0.10;
  private static final double GENDER = 0.05;
  private static final double BY_CHANCE = 0.5;

  /** From here on the order of the names is beyond doubt, and the other one is not tried. */
  private static final double ORDER_IS_RIGHT = 0.90;

  /** {@code null} where the two are nothing like each other. */
  static @Nullable Likeness find(
      IncomingStudent row,
      Name last,
      Name first,
      ExistingStudent existing,
      Name ourLast,
      Name ourFirst) {
    // What is cheap comes first: it says how similar the names must be for the rest to matter.
    double other = scoreWithoutNames(row, existing);
    double needed =
        isSurelyWorthALook(row, existing)
            ? 0
            : BY_CHANCE + (LEAST_SCORE - other) / NAMES * (1 - BY_CHANCE);
    double firsts = first.similarityTo(ourFirst);
    boolean exchangeable = first.beginsLike(ourLast) || last.beginsLike(ourFirst);
    if (!exchangeable && (firsts + 1) / 2 < needed) {
      return null;
    }
    double lasts = last.similarityTo(ourLast);
    double names = (firsts + lasts) / 2;
    if (exchangeable && names < ORDER_IS_RIGHT) {
      names = Math.max(names, (first.similarityTo(ourLast) + last.similarityTo(ourFirst)) / 2);
    }
    if (names < needed) {
      return null;
    }
    return new Likeness(
        existing,
        names,
        firsts,
        lasts,
        first.soundsLike(ourFirst) && last.soundsLike(ourLast),
        NAMES * Math.max(0, names - BY_CHANCE) / (1 - BY_CHANCE) + other);
  }

  /** All names may change, as by adoption; birth date and local id together do not by chance. */
  private static boolean isSurelyWorthALook(IncomingStudent row, ExistingStudent existing) {
    return Birthdates.same(row.birthdate(), existing.birthdate())
        && Texts.same(row.localId(), existing.localId());
  }

  private static double scoreWithoutNames(IncomingStudent row, ExistingStudent existing) {
    double birthdate =
        Birthdates.same(row.birthdate(), existing.birthdate())
            ? BIRTHDATE
            : Birthdates.near(row.birthdate(), existing.birthdate()) ? NEAR_BIRTHDATE : 0;
    return birthdate
        + LOCAL_ID * share(row.localId(), existing.localId())
        + GENDER * share(row.gender(), existing.gender());
  }

  private static double share(@Nullable String theirs, @Nullable String own) {
    return Texts.other(theirs, own) ? 0 : Texts.same(theirs, own) ? 1 : 0.5;
  }

  /**
   * As a fact.
   *
   * @param bestOther the best score of another candidate; {@code null} where there is none
   * @param ownRow whether the file has another row with the student's SSID
   */
  Resemblance asFact(IncomingStudent row, @Nullable Double bestOther, boolean ownRow) {
    return new Resemblance(
        row,
        existing,
        nameSimilarity,
        firstNameSimilarity,
        lastNameSimilarity,
        score,
        bestOther == null ? score : score - bestOther,
        bestOther == null || score >= bestOther,
        soundsAlike,
        Birthdates.same(row.birthdate(), existing.birthdate()),
        Birthdates.near(row.birthdate(), existing.birthdate()),
        Texts.same(row.localId(), existing.localId()),
        Texts.other(row.localId(), existing.localId()),
        Texts.same(row.gender(), existing.gender()),
        Texts.other(row.gender(), existing.gender()),
        ownRow);
  }
}
