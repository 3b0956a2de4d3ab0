package nl.dijkwacht.publish.response.policies;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.dijkwacht.documents.Suggestions;

/**
 * A value of a parameter, with names of fields in braces where the finding fills it in.
 *
 * @param text as it is written
 * @param fields that it asks for
 */
public record Template(String text, Set<FindingField> fields) {

  private static final Pattern FIELD = Pattern.compile("\\{([^{}]*)\\}");
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9 +=,.@_:/$-]{0,256}");

  public Template {
    fields = Set.copyOf(fields);
  }

  /**
   * Reads one.
   *
   * @param problems get what is wrong with it
   */
  static Template read(String text, List<String> problems) {
    Set<FindingField> fields = EnumSet.noneOf(FindingField.class);
    Matcher names = FIELD.matcher(text);
    while (names.find()) {
      String name = names.group(1);
      Optional<FindingField> field = FindingField.ofLabel(name);
      field.ifPresent(fields::add);
      if (field.isEmpty()) {
        problems.add(
            "'{%s}' is no field of a finding%s; there are %s"
                .formatted(
                    name,
                    Suggestions.question(name, FindingField.labels()),
                    String.join(", ", FindingField.labels())));
      }
    }
    if (!PLAIN.matches(FIELD.matcher(text).replaceAll(""))) {
      problems.add(
          "beside fields in braces there are at most 256 letters, digits, spaces and +=,.@_:/$-;"
              + " leave the others out");
    }
    return new Template(text, fields);
  }

  /** The fields that are not known or do not have their form, so that it cannot be filled in. */
  public List<String> lacking(Map<FindingField, String> values) {
    List<String> lacking = new ArrayList<>();
    for (FindingField field : fields) {
      if (!field.admits(values.getOrDefault(field, ""))) {
        lacking.add(field.label());
      }
    }
    return lacking;
  }

  /** The text with the values, of which none may be lacking. */
  public String filled(Map<FindingField, String> values) {
    String filled = text;
    for (FindingField field : fields) {
      filled = filled.replace("{" + field.label() + "}", values.getOrDefault(field, ""));
    }
    return filled;
  }
}
