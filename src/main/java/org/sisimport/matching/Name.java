package org.sisimport.matching;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.commons.codec.language.DoubleMetaphone;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.jspecify.annotations.Nullable;

/** One name in the form that names are compared in. Immutable. */
final class Name {

  /** A name that says nothing: missing, blank or without a letter. */
  static final Name NONE = new Name("", List.of());

  /** What similarity is multiplied by where only some words of the longer name are in the other. */
  private static final double IN_PART = 0.92;

  /**
   * Double Metaphone forgets vowels: Amy and Emma, Ivy and Ava have the same code. Names that sound
   * alike are at least this similar too.
   */
  private static final double LEAST_SIMILARITY_OF_SOUND = 0.70;

  private static final Set<String> GENERATIONS = Set.of("jr", "sr", "ii", "iii", "iv");
  private static final JaroWinklerSimilarity JARO_WINKLER = new JaroWinklerSimilarity();
  private static final DoubleMetaphone METAPHONE = new DoubleMetaphone();

  static {
    // The default of four letters makes Christopher and Christina one name.
    METAPHONE.setMaxCodeLen(16);
  }

  private final String letters;
  private final List<String> words;
  private final String core;
  private final String sound;
  private final String otherSound;

  private Name(String letters, List<String> words) {
    this.letters = letters;
    this.words = words;
    this.core = words.size() == 1 ? words.get(0) : String.join("", words);
    boolean speakable = !core.isEmpty() && core.chars().allMatch(c -> c <= 'z');
    this.sound = speakable ? METAPHONE.doubleMetaphone(core) : "";
    this.otherSound = speakable ? METAPHONE.doubleMetaphone(core, true) : "";
  }

  static Name of(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return NONE;
    }
    StringBuilder letters = new StringBuilder(text.length());
    List<String> words = new ArrayList<>(2);
    int start = 0;
    String decomposed = decompose(text);
    for (int i = 0; i < decomposed.length(); ) {
      int c = decomposed.codePointAt(i);
      i += Character.charCount(c);
      if (isPartOfName(c)) {
        append(letters, Character.toLowerCase(c));
      } else if (!isSilent(c) && letters.length() > start) {
        words.add(letters.substring(start));
        start = letters.length();
      }
    }
    if (letters.length() > start) {
      words.add(letters.substring(start));
    }
    if (words.isEmpty()) {
      return NONE;
    }
    String all = letters.toString();
    if (words.size() > 1 && GENERATIONS.contains(words.get(words.size() - 1))) {
      words.remove(words.size() - 1);
      return new Name(all, words.size() == 1 ? List.of(words.get(0)) : List.copyOf(words));
    }
    return new Name(all, words.size() == 1 ? List.of(all) : List.copyOf(words));
  }

  private static String decompose(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 128) {
        // An acute accent that stands alone is someone's apostrophe; decomposed it were a space.
        return Normalizer.normalize(text.replace('\u00B4', '\''), Normalizer.Form.NFKD);
      }
    }
    return text;
  }

  /**
   * Letters, digits, and the vowel signs of scripts that write vowels as marks; not the accents of
   * Latin, Greek and Cyrillic.
   */
  private static boolean isPartOfName(int c) {
    if (c < 128) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
    if (isSilent(c)) {
      return false;
    }
    int type = Character.getType(c);
    return Character.isLetterOrDigit(c)
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK;
  }

  /** Accents and the kinds of apostrophe: they do not part words. */
  private static boolean isSilent(int c) {
    return switch (c) {
      case '\'', '`', '\u2018', '\u2019', '\u02BB', '\u02BC' -> true;
      default -> c >= 0x300 && c <= 0x36F;
    };
  }

  /** Letters that are no base letter with an accent are written as people without them do. */
  private static void append(StringBuilder letters, int lower) {
    switch (lower) {
      case 'ß' -> letters.append("ss");
      case 'æ' -> letters.append("ae");
      case 'œ' -> letters.append("oe");
      case 'þ' -> letters.append("th");
      case 'ø' -> letters.append('o');
      case 'ł' -> letters.append('l');
      case 'đ', 'ð' -> letters.append('d');
      case 'ħ' -> letters.append('h');
      case 'ı' -> letters.append('i');
      // the end of a Greek word; its capital does not tell
      case 'ς' -> letters.append('σ');
      default -> letters.appendCodePoint(lower);
    }
  }

  boolean isPresent() {
    return !letters.isEmpty();
  }

  boolean isSameAs(Name other) {
    return isPresent() && letters.equals(other.letters);
  }

  boolean soundsLike(Name other) {
    if (!isPresent() || !other.isPresent()) {
      return false;
    }
    if (core.equals(other.core)) {
      return true;
    }
    boolean sameSound =
        isSound(sound, other.sound)
            || isSound(sound, other.otherSound)
            || isSound(otherSound, other.sound)
            || isSound(otherSound, other.otherSound);
    return sameSound && JARO_WINKLER.apply(core, other.core) >= LEAST_SIMILARITY_OF_SOUND;
  }

  private static boolean isSound(String one, String another) {
    return !one.isEmpty() && one.equals(another);
  }

  /** Whether both begin with the same letter. */
  boolean beginsLike(Name other) {
    return isPresent() && other.isPresent() && core.charAt(0) == other.core.charAt(0);
  }

  /**
   * 0 to 1; 0 where one is missing. Jaro-Winkler of the whole names; where that is more, a little
   * less than that of the words of the shorter name among the words of the longer.
   */
  double similarityTo(Name other) {
    if (!isPresent() || !other.isPresent()) {
      return 0;
    }
    if (core.equals(other.core)) {
      return 1;
    }
    double whole = JARO_WINKLER.apply(core, other.core);
    if (words.size() == 1 && other.words.size() == 1) {
      return whole;
    }
    boolean shorter = words.size() <= other.words.size();
    return Math.max(
        whole, IN_PART * (shorter ? wordsIn(words, other.words) : wordsIn(other.words, words)));
  }

  /** How similar the least similar of some words is to its nearest among others. */
  private static double wordsIn(List<String> few, List<String> many) {
    double least = 1;
    boolean tellsSomething = false;
    for (String word : few) {
      double nearest = 0;
      for (String other : many) {
        nearest = Math.max(nearest, word.equals(other) ? 1 : JARO_WINKLER.apply(word, other));
      }
      least = Math.min(least, nearest);
      tellsSomething |= word.length() > 2;
    }
    return tellsSomething ? least : 0;
  }

  /**
   * What a name is looked up by: the beginning of its sound, or its letters where it has none, as
   * names that are not in Latin letters. Empty where there is no name.
   */
  String lookUpSound() {
    if (sound.isEmpty()) {
      return core;
    }
    return sound.length() > 4 ? sound.substring(0, 4) : sound;
  }
}
