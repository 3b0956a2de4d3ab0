package nl.dijkwacht.expressions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import nl.dijkwacht.documents.Limits;
import nl.dijkwacht.documents.Mapping;
import nl.dijkwacht.documents.Problems;
import nl.dijkwacht.documents.Scalar;
import nl.dijkwacht.documents.YamlReader;
import org.junit.jupiter.api.Test;

/** Mistakes are told where they stand in the file, whatever the style of the scalar. */
class ExpressionReaderTest {

  private static List<String> problems(String yaml) {
    byte[] file = yaml.getBytes(StandardCharsets.UTF_8);
    Problems problems = new Problems();
    Mapping document = (Mapping) YamlReader.read("f.yml", file, Limits.DEFAULT, problems).get(0);
    new ExpressionReader(Expressions.LANGUAGE, file, problems)
        .read((Scalar) document.get("condition").orElseThrow(), ValueType.BOOL);
    return problems.list().stream()
        .map(problem -> problem.place().line() + ":" + problem.place().column())
        .toList();
  }

  @Test
  void inAFoldedBlock() {
    assertThat(problems("a: é\ncondition: >\n  has(c.a) &&\n    foo == 1 &&\n  bar\nb: 1\n"))
        .containsExactly("4:5", "5:3");
  }

  @Test
  void inALiteralBlock() {
    assertThat(problems("condition: |-\n\n  true &&\n   foo\n")).containsExactly("4:4");
  }

  @Test
  void inAPlainScalar() {
    assertThat(problems("condition: c.a && foo\n")).containsExactly("1:19");
  }

  @Test
  void inAPlainScalarOfSeveralLines() {
    assertThat(problems("condition: c.a\n  && foo\n")).containsExactly("2:6");
  }

  @Test
  void inQuotes() {
    assertThat(problems("condition: 'c.a == ''x'' && foo'\n")).containsExactly("1:29");
    assertThat(problems("condition: \"c.a == \\\"x\\\" && foo\"\n")).containsExactly("1:29");
  }

  @Test
  void atTheEnd() {
    assertThat(problems("condition: c.a ==\nb: 1\n")).containsExactly("1:12");
  }
}
