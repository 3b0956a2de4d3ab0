package nl.dijkwacht.publish.formats;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the tags of a rule name of MITRE ATT&CK.
 *
 * @param tactics by name, such as {@code Credential Access}
 * @param techniques by id, such as {@code T1078} and {@code T1078.004}
 */
public record AttackTags(List<String> tactics, List<String> techniques) {

  private static final String TAG = "attack.";
  private static final Pattern TECHNIQUE = Pattern.compile("t[0-9]{4}(?:\\.[0-9]{3})?");
  private static final Pattern TACTIC = Pattern.compile("[a-z]{2,20}(?:[-_][a-z]{2,20}){0,3}");

  public AttackTags {
    tactics = List.copyOf(tactics);
    techniques = List.copyOf(techniques);
  }

  /** Reads {@code attack.t1530} and {@code attack.exfiltration}; others say nothing of it. */
  public static AttackTags of(List<String> tags) {
    return new AttackTags(
        named(tags).filter(AttackTags::isTactic).map(AttackTags::caption).distinct().toList(),
        named(tags)
            .filter(name -> TECHNIQUE.matcher(name).matches())
            .map(name -> name.toUpperCase(Locale.ROOT))
            .distinct()
            .toList());
  }

  private static Stream<String> named(List<String> tags) {
    return tags.stream()
        .map(tag -> tag.toLowerCase(Locale.ROOT))
        .filter(tag -> tag.startsWith(TAG))
        .map(tag -> tag.substring(TAG.length()));
  }

  private static boolean isTactic(String name) {
    return TACTIC.matcher(name).matches();
  }

  private static String caption(String name) {
    return Stream.of(name.split("[-_]", -1))
        .map(
            word ->
                word.equals("and")
                    ? word
                    : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
        .collect(Collectors.joining(" "));
  }

  /** The technique that a sub-technique is of; a technique itself. */
  public static String parent(String technique) {
    int dot = technique.indexOf('.');
    return dot < 0 ? technique : technique.substring(0, dot);
  }
}
