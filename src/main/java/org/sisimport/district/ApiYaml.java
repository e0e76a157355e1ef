package org.sisimport.district;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the settings of every API have in common; what is wrong with it goes to the problems. */
final class ApiYaml {

  private static final Duration LEAST = Duration.ofSeconds(1);
  private static final Duration MOST = Duration.ofMinutes(10);
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final YamlSection keys;
  private final Path folder;
  private final String opener;
  private final ProblemList problems;

  /**
   * The block of an API.
   *
   * @param folder of the district
   * @param opener what opens the API, as a sentence calls it
   */
  ApiYaml(YamlSection keys, Path folder, String opener, ProblemList problems) {
    this.keys = keys;
    this.folder = folder;
    this.opener = opener;
    this.problems = problems;
  }

  /**
   * An address that there must be; {@code null} where it was noted as missing or wrong.
   *
   * @param end what people write behind it and it does not need, a regular expression
   */
  @Nullable URI url(String key, String example, String end) {
    if (!keys.has(key)) {
      missing(key, example);
      return null;
    }
    String text = keys.text(key, example);
    if (text == null) {
      return null;
    }
    String base = text.strip().replaceFirst("/+$", "").replaceFirst(end + "$", "");
    Optional<URI> url = WebAddress.parse(base);
    if (url.isEmpty()) {
      // what was seen is not shown: people write passwords into it
      problems.add(keys.line(key), keys.named(key) + " is no plain address; write " + example);
      return null;
    }
    if (WebAddress.isInClear(url.get())) {
      wrong(
          key,
          text,
          "it with https://, for " + opener + " and the students would cross the network in clear");
      return null;
    }
    return url.get();
  }

  /** A secret that there must be; {@code null} where it was noted as missing or wrong. */
  @Nullable Secret secret(String key, String whatItHolds) {
    if (!keys.has(key)) {
      missing(key, "{ file: PATH } or { env: NAME }, which holds " + whatItHolds);
    }
    return keys.secret(key, folder);
  }

  /**
   * Texts of a list, each once.
   *
   * @param form of each, a regular expression
   * @param what they are
   * @param example a list
   */
  List<String> list(String key, String form, String what, String example) {
    List<String> texts = new ArrayList<>();
    for (String text : keys.texts(key, example)) {
      if (!text.matches(form)) {
        wrong(key, text, what + ", such as " + example);
      } else if (!texts.contains(text)) {
        texts.add(text);
      }
    }
    return texts;
  }

  int number(String key, int otherwise, int most) {
    String example = "a number from 1 to " + most + ", such as " + otherwise;
    String text = keys.text(key, example);
    if (text == null) {
      return otherwise;
    }
    if (text.matches("[1-9][0-9]{0,5}") && Integer.parseInt(text) <= most) {
      return Integer.parseInt(text);
    }
    wrong(key, text, example);
    return otherwise;
  }

  /** How long something may take that a server does. */
  Duration limit(String key) {
    return keys.duration(key, LIMIT, LEAST, MOST);
  }

  void missing(String key, String example) {
    problems.add(keys.line(key), keys.named(key) + " is missing; add " + key + ": " + example);
  }

  void wrong(String key, String seen, String remedy) {
    problems.add(
        keys.line(key), keys.named(key) + " is " + ProblemList.shown(seen) + "; write " + remedy);
  }
}
