package nl.dijkwacht.sigma.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads cases from text: {@code # section}, then lines of a detection in YAML, then what becomes of
 * it, each line a case of its own.
 *
 * <pre>
 * # modifiers/contains
 * f|contains: needle
 * => match 'f':'hay needle hay'
 * => miss 'f':'hay'
 * f|contains|re: a
 * => refused write 're|contains'
 * </pre>
 *
 * A detection without a {@code condition} is one search. Lines that begin with {@code //} are for
 * readers.
 */
final class ConformanceFile {

  private static final String ARROW = "=> ";

  private final String name;
  private final List<ConformanceCase> cases = new ArrayList<>();
  private final List<String> detection = new ArrayList<>();
  private String section = "";
  private boolean inCases;

  private ConformanceFile(String name) {
    this.name = name;
  }

  static List<ConformanceCase> read(String name) {
    try (InputStream in = ConformanceFile.class.getResourceAsStream("/conformance/" + name)) {
      if (in == null) {
        throw new IllegalArgumentException("no file " + name);
      }
      ConformanceFile file = new ConformanceFile(name);
      List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      for (int i = 0; i < lines.size(); i++) {
        file.line(i + 1, lines.get(i));
      }
      return file.cases;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void line(int number, String line) {
    if (line.startsWith("# ")) {
      section = line.substring(2).strip();
    } else if (line.startsWith(ARROW)) {
      cases.add(caseOf(name + ":" + number, line.substring(ARROW.length())));
      inCases = true;
    } else if (!line.isBlank() && !line.startsWith("//")) {
      if (inCases) {
        detection.clear();
      }
      detection.add(line);
      inCases = false;
    }
  }

  private ConformanceCase caseOf(String where, String line) {
    int space = line.indexOf(' ');
    return new ConformanceCase(
        where,
        section,
        whole(),
        ConformanceCase.Expectation.valueOf(line.substring(0, space).toUpperCase(Locale.ROOT)),
        line.substring(space + 1));
  }

  private String whole() {
    String text = String.join("\n", detection);
    return detection.stream().anyMatch(line -> line.startsWith("condition:"))
        ? text
        : "selection:\n" + text.indent(2) + "condition: selection";
  }
}
