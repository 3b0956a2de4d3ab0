package nl.dijkwacht.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SyntaxErrorsTest {

  @ParameterizedTest
  @MethodSource("mistakes")
  void eachMistakeIsOneSentenceWithItsPlace(String text, String place, String sentence) {
    Problems problems = new Problems();

    List<Node> documents = Texts.read("first: 1\n---\n" + text, problems);

    assertThat(Texts.lines(problems))
        .singleElement()
        .asString()
        .startsWith("t:" + place + ": error: ")
        .contains(sentence);
    assertThat(documents.get(0).place()).isEqualTo(new Place("t", 1, 1));
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        Arguments.of("a: 'b\nc: d\n", "3:4", "is never closed"),
        Arguments.of("a: \"b\n---\nc: d\n", "3:4", "is never closed"),
        Arguments.of("a: \"C:\\Windows\"\n", "3:8", "no escape that YAML knows"),
        Arguments.of("a: \"\\x4\"\n", "3:7", "no escape that YAML knows"),
        Arguments.of("a: [1, 2\nb: 3\n", "4:2", "the list that begins on line 3 is not closed"),
        Arguments.of("a: [1, 2\n", "4:1", "the list that begins on line 3 is not closed"),
        Arguments.of("a: {b: 1\nc: 2\n", "4:2", "the section that begins on line 3 is not closed"),
        Arguments.of("a: 1\n  b: 2\n", "4:4", "a ':' is not allowed here"),
        Arguments.of(
            "a:\n  b: 1\n c: 2\n",
            "5:2",
            "does not fit what begins on line 3; check the indentation"),
        Arguments.of(
            "a:\n  - b\n  c: 2\n",
            "5:3",
            "does not fit what begins on line 4; check the indentation"),
        Arguments.of("a: 1\nb\nc: 2\n", "4:1", "expected ':' after this key"),
        Arguments.of("a: 'b' c\n", "3:8", "put text with special characters in quotes"),
        Arguments.of("a: | text\n", "3:6", "begins on the next line"),
        Arguments.of("a: *\n", "3:4", "a name must follow"),
        Arguments.of("a: *.exe\n", "3:4", "a name must follow"),
        Arguments.of("a: & b\n", "3:4", "a name must follow"),
        Arguments.of("a:\n\tb: 1\n", "4:1", "a tab cannot be used"),
        Arguments.of("a: @b\n", "3:4", "cannot begin with this character"),
        Arguments.of("a: `b`\n", "3:4", "cannot begin with this character"),
        Arguments.of("a: %b\n", "3:4", "cannot begin with this character"),
        Arguments.of("a: b: c\n", "3:5", "a ':' is not allowed here"),
        Arguments.of("a: - b\n", "3:4", "a list item is not allowed here"),
        Arguments.of("a: ? b\n", "3:4", "mapping keys are not allowed here"),
        Arguments.of("[a]\nb\n", "4:1", "the document has ended before this"),
        Arguments.of("a: !<x y\n", "3:7", "expected '>'"),
        Arguments.of("a: !q!b c\n", "3:4", "found undefined tag handle"),
        Arguments.of("a: !%ff b\n", "3:5", "expected URI in UTF-8"),
        Arguments.of(
            "a: 1\n...\n%YAML 9999999999.1\n---\nb: 1\n",
            "5:17", "cannot represent a valid version"),
        Arguments.of("a: 1\n...\n%YAML 2.0\n---\nb: 1\n", "5:1", "incompatible YAML document"),
        Arguments.of("a: \"\\UFFFFFFFF\"\n", "3:7", "correct the escape"),
        Arguments.of("a: }\n", "3:4", "a value is expected here"),
        Arguments.of("a: [1, }\n", "3:8", "a value is expected here"));
  }
}
