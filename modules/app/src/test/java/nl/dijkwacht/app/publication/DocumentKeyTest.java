package nl.dijkwacht.app.publication;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentKeyTest {

  @ParameterizedTest
  @ValueSource(strings = {"a.yml", "b.yaml", "s3/öffentlich zugänglich.yml", "a/b/c/d..e.yml"})
  void pathsBelowAFolderAreKeys(String key) {
    assertThat(DocumentKey.problem(key)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "manifest",
        "a.txt",
        ".yml",
        "/a.yml",
        "a//b.yml",
        "../a.yml",
        "a/../../b.yml",
        "./a.yml",
        ".hidden/a.yml",
        "a\nb.yml",
        "a\u001b[31m.yml",
        "a\u202eb.yml",
        "a\ufffd.yml"
      })
  void othersAreNot(String key) {
    assertThat(DocumentKey.problem(key)).isPresent();
  }

  @Test
  void theyAreBounded() {
    assertThat(DocumentKey.problem("a".repeat(196) + ".yml")).isEmpty();
    assertThat(DocumentKey.problem("a".repeat(197) + ".yml")).isPresent();
  }
}
