package nl.dijkwacht.documents;

import static nl.dijkwacht.documents.Texts.lines;
import static nl.dijkwacht.documents.Texts.mapping;
import static nl.dijkwacht.documents.Texts.node;
import static nl.dijkwacht.documents.Texts.read;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class YamlReaderTest {
  private final Problems problems = new Problems();

  @Test
  void everyNodeAndKeyHasItsPlace() {
    Mapping root = mapping("title: A\nlist:\n  - one\n  - {inner: 2}\n");

    assertThat(root.place()).isEqualTo(new Place("t", 1, 1));
    assertThat(root.placeOf("list")).isEqualTo(new Place("t", 2, 1));
    Sequence list = (Sequence) root.get("list").orElseThrow();
    assertThat(list.place()).isEqualTo(new Place("t", 3, 3));
    assertThat(list.items().get(0)).hasToString("Scalar[place=t:3:5, kind=STRING, text=one]");
    Mapping inner = (Mapping) list.items().get(1);
    assertThat(inner.place()).isEqualTo(new Place("t", 4, 5));
    assertThat(inner.placeOf("inner")).isEqualTo(new Place("t", 4, 6));
    assertThat(inner.get("inner").orElseThrow().place()).isEqualTo(new Place("t", 4, 13));
  }

  @Test
  void columnsCountCodePointsAndAByteOrderMarkIsNone() {
    Mapping root = mapping("\uFEFF'😀é': x");

    assertThat(root.placeOf("😀é")).isEqualTo(new Place("t", 1, 1));
    assertThat(root.get("😀é").orElseThrow().place()).isEqualTo(new Place("t", 1, 7));
  }

  @Test
  void keysKeepTheirOrderAndAreTexts() {
    assertThat(mapping("b: 1\na: 2\n10: 3\nyes: 4").entries().keySet())
        .containsExactly("b", "a", "10", "yes");
  }

  @Test
  void severalDocumentsAreReadAndEmptyOnesLeftOut() {
    assertThat(read("---\na: 1\n---\n# nothing\n---\nb: 2\n...\n---\n", problems))
        .extracting(Node::place)
        .containsExactly(new Place("t", 2, 1), new Place("t", 6, 1));
    assertThat(read("", problems)).isEmpty();
    assertThat(read("# a comment\n", problems)).isEmpty();
    assertThat(problems.list()).isEmpty();
  }

  @Test
  void anAliasIsTheNodeThatItRefersTo() {
    Mapping root = mapping("a: &x [1, 2]\nb: *x\n");

    assertThat(root.get("b")).isEqualTo(root.get("a"));
  }

  @Test
  void mergedKeysYieldToOwnOnesAndToEarlierMerges() {
    Mapping root =
        mapping(
            """
            one: &one {a: 1, b: 1}
            two: &two {b: 2, c: 2}
            all:
              <<: [*one, *two]
              a: 0
            quoted: {'<<': 5}
            """);

    Mapping all = (Mapping) root.get("all").orElseThrow();
    assertThat(all.entries().values())
        .extracting(value -> ((Scalar) value).text())
        .containsExactly("0", "1", "2");
    assertThat(all.placeOf("c")).isEqualTo(new Place("t", 2, 18));
    assertThat(((Mapping) root.get("quoted").orElseThrow()).entries()).containsOnlyKeys("<<");
  }

  @Test
  void aMergeOfSomethingElseIsAnError() {
    read("a: 1\n<<: text\n", problems);

    assertThat(lines(problems))
        .containsExactly(
            "t:2:5: error: '<<' merges the keys of a section or of a list of sections, not 'text';"
                + " put the key in quotes if no merge is meant");
  }

  @Test
  void aDuplicateKeyIsAnErrorAndTheFirstValueStays() {
    List<Node> documents = read("a: 1\nb: 2\n'a': 3\n", problems);

    assertThat(lines(problems))
        .containsExactly("t:3:1: error: the key 'a' is already set on line 1; remove one of them");
    assertThat(((Mapping) documents.get(0)).get("a").orElseThrow().description()).isEqualTo("'1'");
  }

  @Test
  void aKeyThatIsNoScalarIsAnError() {
    read("ok: 1\n{a: b}: c\n? [1]\n: 2\n'': 3\n", problems);

    assertThat(lines(problems))
        .containsExactly(
            "t:2:1: error: a key must be plain text, not a section; put it in quotes if it begins"
                + " with '{' or '['",
            "t:3:3: error: a key must be plain text, not a list; put it in quotes if it begins"
                + " with '{' or '['",
            "t:5:1: error: there is no key before ':'; write one");
  }

  @Test
  void anUnknownAliasIsAnError() {
    read("a: *nowhere\n", problems);

    assertThat(lines(problems))
        .containsExactly(
            "t:1:4: error: there is no anchor '&nowhere' before this alias; define it, or put the"
                + " text in quotes");
  }

  @Test
  void anAnchorEndsWithItsDocument() {
    read("a: &x 1\n---\nb: *x\n", problems);

    assertThat(problems.list()).extracting(Problem::place).containsExactly(new Place("t", 3, 4));
  }

  @Test
  void anAliasInsideItsOwnNodeIsAnError() {
    read("a: &x\n  b:\n    - *x\n", problems);

    assertThat(lines(problems))
        .containsExactly(
            "t:3:7: error: the alias '*x' stands inside the node that it refers to; write the"
                + " value out");
  }

  @Test
  void aTagIsAnErrorUnlessItSaysWhatIsThereAnyway() {
    Mapping root =
        (Mapping)
            read(
                    "a: !Ref b\nc: !!int 'x'\nd: !!str 5\ne: !!seq []\nf: !!map {}\ng: !!set {}\n",
                    problems)
                .get(0);

    assertThat(lines(problems))
        .containsExactly(
            "t:1:4: error: the tag '!Ref' is not supported here; remove it",
            "t:2:4: error: the tag '!!int' is not supported here; remove it",
            "t:6:4: error: the tag '!!set' is not supported here; remove it");
    assertThat(((Scalar) root.get("d").orElseThrow()).kind()).isEqualTo(Scalar.Kind.STRING);
  }

  @Test
  void whatIsNotUtf8IsAnErrorAndEarlierDocumentsAreReturned() {
    byte[] latin1 = "a: 1\n---\nb: \"caf\u00e9\"\n".getBytes(StandardCharsets.ISO_8859_1);

    assertThat(YamlReader.read("t", latin1, Limits.DEFAULT, problems)).hasSize(1);
    assertThat(lines(problems))
        .containsExactly("t:3:8: error: this is not UTF-8; save the file as UTF-8");
  }

  @Test
  void aTruncatedCharacterAtTheEndIsNotUtf8() {
    byte[] cut = {'a', ':', ' ', (byte) 0xC3};

    assertThat(YamlReader.read("t", cut, Limits.DEFAULT, problems)).isEmpty();
    assertThat(problems.list()).extracting(Problem::place).containsExactly(new Place("t", 1, 4));
  }

  @Test
  void aControlCharacterIsAnErrorAndEarlierDocumentsAreReturned() {
    assertThat(read("a: 1\n---\nb: x\u0007y\n", problems)).hasSize(1);
    assertThat(lines(problems))
        .containsExactly(
            "t:3:5: error: the character U+0007 is not allowed in YAML; remove it, or write it as"
                + " an escape in double quotes");
  }

  @Test
  void aStreamIsReadNoFurtherThanTheLimit() {
    Limits four = new Limits(4, 5, 5, 5);

    assertThat(YamlReader.read("t", stream("a: 1"), four, problems)).hasSize(1);
    assertThat(problems.list()).isEmpty();
    assertThat(YamlReader.read("t", stream("a: 12"), four, problems)).isEmpty();
    assertThat(lines(problems))
        .containsExactly("t:1:1: error: this is larger than 4 bytes; split it into several files");
  }

  @Test
  void aStreamThatFailsIsAProblem() {
    InputStream failing =
        new SequenceInputStream(
            stream("a: 1"),
            new FilterInputStream(stream("")) {
              @Override
              public int read(byte[] into, int from, int length) throws IOException {
                throw new IOException("disk\nlost");
              }
            });

    assertThat(YamlReader.read("t", failing, Limits.DEFAULT, problems)).isEmpty();
    assertThat(lines(problems))
        .containsExactly(
            "t:1:1: error: this cannot be read (disk lost); check that it exists and who may read"
                + " it");
  }

  @Test
  void aScalarMayBeADocument() {
    assertThat(node("text")).hasToString("Scalar[place=t:1:1, kind=STRING, text=text]");
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
