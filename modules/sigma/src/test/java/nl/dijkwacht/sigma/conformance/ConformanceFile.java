package nl.dijkwacht.sigma.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads cases from text: {@code # section}, then lines in YAML, then what becomes of them, each
 * {@code =>} a case of its own.
 *
 * <pre>
 * &#64; detection
 * # modifiers/contains
 * f|contains: needle
 * => match 'f':'hay needle hay'
 * => miss 'f':'hay'
 * f|contains|re: a
 * => refused write 're|contains'
 * </pre>
 *
 * {@code @} tells the template around the lines that follow; lines that begin with {@code //} are
 * for readers.
 */
final class ConformanceFile {

  private static final String ARROW = "=> ";

  private final String name;
  private final List<ConformanceCase> cases = new ArrayList<>();
  private final List<String> block = new ArrayList<>();
  private Template template = Template.DETECTION;
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
    } else if (line.startsWith("@ ")) {
      template = Template.valueOf(line.substring(2).strip().toUpperCase(Locale.ROOT));
    } else if (line.startsWith(ARROW)) {
      cases.add(caseOf(name + ":" + number, line.substring(ARROW.length())));
      inCases = true;
    } else if (!line.isBlank() && !line.startsWith("//")) {
      if (inCases) {
        block.clear();
      }
      block.add(line);
      inCases = false;
    }
  }

  private ConformanceCase caseOf(String where, String line) {
    int space = line.indexOf(' ');
    String lines = String.join("\n", block) + "\n";
    return new ConformanceCase(
        where,
        section,
        lines,
        template.around(lines),
        ConformanceCase.Expectation.valueOf(line.substring(0, space).toUpperCase(Locale.ROOT)),
        line.substring(space + 1));
  }
}
