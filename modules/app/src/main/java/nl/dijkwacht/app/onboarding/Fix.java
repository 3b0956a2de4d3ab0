package nl.dijkwacht.app.onboarding;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a hole is closed.
 *
 * @param sentence what to do
 * @param commands for the AWS command line; none if there is nothing to type
 */
public record Fix(String sentence, List<String> commands) {

  private static final Pattern PLAIN = Pattern.compile("[\\w:/.=,@%+-]+");

  public Fix {
    commands = List.copyOf(commands);
  }

  static Fix of(String sentence) {
    return new Fix(sentence, List.of());
  }

  /** The same with one more command, its words quoted for a shell where they need it. */
  Fix and(String... words) {
    String command = Stream.of(words).map(Fix::quoted).collect(Collectors.joining(" "));
    return new Fix(sentence, Stream.concat(commands.stream(), Stream.of(command)).toList());
  }

  private static String quoted(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
