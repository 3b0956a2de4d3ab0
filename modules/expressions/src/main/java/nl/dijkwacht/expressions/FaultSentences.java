package nl.dijkwacht.expressions;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.List;
import nl.dijkwacht.documents.Suggestions;

/** Makes sentences of what CEL's parser and checker say. */
final class FaultSentences {

  private static final Pattern UNDECLARED = Pattern.compile("^undeclared reference to '([^']*)'");
  private static final Pattern OVERLOAD =
      Pattern.compile("^found no matching overload for '([^']*)' applied to '(.*)' \\(");

  private final List<String> names;

  /**
   * @param names of all that expressions may use
   */
  FaultSentences(List<String> names) {
    this.names = List.copyOf(names);
  }

  String of(String message) {
    Matcher undeclared = UNDECLARED.matcher(message);
    if (undeclared.find()) {
      String name = undeclared.group(1);
      return "there is no '" + name + "' here" + Suggestions.question(name, names);
    }
    Matcher overload = OVERLOAD.matcher(message);
    if (overload.find()) {
      return "'%s' does not take %s; change its arguments"
          .formatted(overload.group(1).replace("_", ""), overload.group(2));
    }
    int expecting = message.indexOf(" expecting ");
    return "this is no CEL ("
        + (expecting < 0 ? message : message.substring(0, expecting))
        + "); check names, brackets and quotes";
  }
}
