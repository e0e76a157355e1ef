package org.sisimport.district;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a person may have meant by a district's code that is none here. Seven-digit codes are all
 * alike, so that only a slip of one digit, or of two neighbours, is believed to be one.
 */
final class MeantCode {

  private static final int MAX_YAML_BYTES = 64 << 10;

  private final Path home;
  private final String code;

  MeantCode(Path home, String code) {
    this.home = home;
    this.code = code;
  }

  /**
   * The end of a sentence that says that there is no such district: what to do instead.
   *
   * @param codes of the districts that are there
   */
  String hint(List<String> codes) {
    return findSample()
        .map(
            sample ->
                "; "
                    + code
                    + " is the code of the sample "
                    + home.relativize(sample)
                    + ", and its folder can be given in place of the code")
        .orElseGet(() -> slip(codes));
  }

  private String slip(List<String> codes) {
    List<String> near = codes.stream().filter(this::isNear).toList();
    return (near.size() == 1 ? " (did you mean `" + near.get(0) + "`?)" : "")
        + "; create the folder and a district.yaml in it";
  }

  private boolean isNear(String other) {
    int first = 0;
    while (first < code.length() && code.charAt(first) == other.charAt(first)) {
      first++;
    }
    if (first == code.length()) {
      return false;
    }
    String rest = code.substring(first + 1);
    String otherRest = other.substring(first + 1);
    boolean swapped =
        !rest.isEmpty()
            && code.charAt(first) == otherRest.charAt(0)
            && other.charAt(first) == rest.charAt(0)
            && rest.substring(1).equals(otherRest.substring(1));
    return swapped || rest.equals(otherRest);
  }

  private Optional<Path> findSample() {
    Path samples = home.resolve("samples");
    if (!Files.isDirectory(samples)) {
      return Optional.empty();
    }
    try (Stream<Path> folders = Files.list(samples)) {
      return folders.sorted().filter(folder -> code.equals(codeOf(folder))).findFirst();
    } catch (IOException | UncheckedIOException e) {
      return Optional.empty();
    }
  }

  /** The code that a sample says; what is wrong with the sample is nobody's question here. */
  private static String codeOf(Path sample) {
    ProblemList unheard = new ProblemList("district.yaml");
    return Utf8File.read(sample.resolve("district.yaml"), MAX_YAML_BYTES, unheard)
        .flatMap(text -> DistrictYaml.parse(text, unheard))
        .map(yaml -> yaml.code(null))
        .orElse("");
  }
}
