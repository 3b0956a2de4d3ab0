package nl.dijkwacht.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/** Reads texts of tests under the name {@code t}. */
final class Texts {
  private Texts() {}

  static List<Node> read(String text, Problems problems) {
    return YamlReader.read("t", text.getBytes(StandardCharsets.UTF_8), Limits.DEFAULT, problems);
  }

  /** The one document of a text without problems. */
  static Node node(String text) {
    Problems problems = new Problems();
    List<Node> documents = read(text, problems);
    assertThat(problems.list()).isEmpty();
    assertThat(documents).hasSize(1);
    return documents.get(0);
  }

  static Mapping mapping(String text) {
    return (Mapping) node(text);
  }

  static Scalar scalar(String text) {
    return (Scalar) mapping("key: " + text).entries().values().iterator().next();
  }

  static Fields fields(String text, Problems problems) {
    return Fields.of((Mapping) read(text, problems).get(0), problems);
  }

  static List<String> lines(Problems problems) {
    return problems.list().stream().map(Problem::toString).toList();
  }

  static String lines(int count, String format) {
    return String.join(
        "", IntStream.range(0, count).mapToObj(i -> format.formatted(i) + "\n").toList());
  }
}
