package nl.dijkwacht.documents;

import static nl.dijkwacht.documents.Texts.lines;
import static nl.dijkwacht.documents.Texts.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class LimitsTest {
  private static final String TOO_MANY =
      "error: this text holds more than 100000 values, repeated aliases included; split it, or use"
          + " fewer aliases";
  private static final String TOO_DEEP =
      "error: lists and sections are nested more than 50 deep; make the structure flatter";

  private final Problems problems = new Problems();

  @Test
  void aBillionLaughsAreRefusedWhereTheyPassTheLimit() {
    StringBuilder laughs =
        new StringBuilder("a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
    for (int i = 1; i < 10; i++) {
      String alias = "*a" + (i - 1);
      laughs
          .append("a%d: &a%d [".formatted(i, i))
          .append(
              String.join(
                  ", ", List.of(alias, alias, alias, alias, alias, alias, alias, alias, alias)))
          .append("]\n");
    }

    assertThat(read("first: 1\n---\n" + laughs, problems)).hasSize(1);
    assertThat(lines(problems)).singleElement().asString().startsWith("t:8:").endsWith(TOO_MANY);
  }

  @Test
  void aLongFlatListIsRefused() {
    assertThat(read("[" + "a,".repeat(200_000) + "a]", problems)).isEmpty();
    assertThat(lines(problems)).containsExactly("t:1:200000: " + TOO_MANY);
  }

  @Test
  void deepListsAreRefused() {
    assertThat(read("[".repeat(50) + "]".repeat(50), problems)).hasSize(1);
    assertThat(problems.list()).isEmpty();
    assertThat(read("[".repeat(500_000), problems)).isEmpty();
    assertThat(lines(problems)).containsExactly("t:1:51: " + TOO_DEEP);
  }

  @Test
  void deepSectionsAndBlockListsAreRefused() {
    assertThat(read("{a: ".repeat(100_000), problems)).isEmpty();
    assertThat(read("- ".repeat(100_000), problems)).isEmpty();
    assertThat(read("? ".repeat(100_000), problems)).isEmpty();
    assertThat(lines(problems))
        .containsExactly("t:1:101: " + TOO_DEEP, "t:1:101: " + TOO_DEEP, "t:1:201: " + TOO_DEEP);
  }

  @Test
  void aliasesCannotBuildWhatIsDeeperThanAllowed() {
    String twenty = "[".repeat(20);
    String text =
        "- &a %s1%s\n- &b %s*a%s\n- &c %s*b%s\n"
            .replace("%s1", twenty + "1")
            .replace("%s*", twenty + "*")
            .replace("%s", "]".repeat(20));

    assertThat(read(text, problems)).isEmpty();
    assertThat(lines(problems)).containsExactly("t:3:26: " + TOO_DEEP);
  }

  @Test
  void documentsBeyondTheLimitAreNotRead() {
    assertThat(read(lines(1_001, "---\na: %d"), problems)).hasSize(1_000);
    assertThat(lines(problems))
        .containsExactly(
            "t:2001:1: error: there are more than 1000 documents; split the text into several"
                + " files");
  }

  @Test
  void emptyDocumentsCountToo() {
    assertThat(read("---\n".repeat(200_000), problems)).isEmpty();
    assertThat(problems.list()).extracting(Problem::place).containsExactly(new Place("t", 1001, 1));
  }

  @Test
  void aFewHugeTextsAreNoTrouble() {
    String megabyte = "1:".repeat(500_000) + "1";

    assertThat(read(megabyte, problems)).hasSize(1);
    assertThat(read("'" + megabyte + "'", problems)).hasSize(1);
    assertThat(read("|\n " + "x\n ".repeat(300_000), problems)).hasSize(1);
    assertThat(problems.list()).isEmpty();
  }

  @Test
  void limitsThatCouldOverflowTheStackAreRefused() {
    assertThat(new Limits(1_000_000, 500, 1_000, 1).maxDepth()).isEqualTo(500);
    assertThatThrownBy(() -> new Limits(1, 501, 1, 1)).hasMessageContaining("at most 500");
    assertThatThrownBy(() -> new Limits(0, 1, 1, 1)).hasMessageContaining("positive");
  }

  @Test
  void theDeepestAllowedStructureIsRead() {
    Limits deepest = new Limits(10_000, 500, 10_000, 1);
    byte[] text = ("[".repeat(500) + "]".repeat(500)).getBytes(StandardCharsets.UTF_8);

    assertThat(YamlReader.read("t", text, deepest, problems)).hasSize(1);
  }
}
