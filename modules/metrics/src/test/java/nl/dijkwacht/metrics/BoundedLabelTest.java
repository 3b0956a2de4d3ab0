package nl.dijkwacht.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundedLabelTest {

  @ParameterizedTest
  @ValueSource(strings = {"s3.amazonaws.com", "access-analyzer.amazonaws.com", "ec2"})
  void theNameOfAServicePasses(String source) {
    assertThat(new BoundedLabel().of(source)).isEqualTo(source);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "arn:aws:iam::111122223333:user/jansen",
        "203.0.113.9",
        "2001:db8::1",
        "j.jansen@ziekenhuis.example",
        "AIDACKCEVSQ6C2EXAMPLE",
        "3f1c2d4e-0000-4000-8000-000000000000",
        "s3\nfake_metric 1",
        "s3\"} 1",
        "zorg\u00e9"
      })
  void whatIsNoServiceNameBecomesOther(String text) {
    assertThat(new BoundedLabel().of(text)).isEqualTo("other");
  }

  @Test
  void aNameOfSixtyFourCharactersPassesAndALongerOneBecomesOther() {
    BoundedLabel label = new BoundedLabel();

    assertThat(label.of("a".repeat(64))).isEqualTo("a".repeat(64));
    assertThat(label.of("a".repeat(65))).isEqualTo("other");
  }

  @Test
  void theFirstTwoHundredNamesPassAndKeepPassing() {
    BoundedLabel label = new BoundedLabel();
    List<String> first = IntStream.range(0, 200).mapToObj(i -> "service-" + i).toList();

    assertThat(first).allSatisfy(name -> assertThat(label.of(name)).isEqualTo(name));
    assertThat(label.of("service-200")).isEqualTo("other");
    assertThat(first).allSatisfy(name -> assertThat(label.of(name)).isEqualTo(name));
  }

  @Test
  void namesThatWereRefusedTakeNoPlace() {
    BoundedLabel label = new BoundedLabel(1);
    label.of("203.0.113.9");

    assertThat(label.of("s3.amazonaws.com")).isEqualTo("s3.amazonaws.com");
  }

  @Test
  void manyThreadsTogetherDoNotPassTheLimit() {
    BoundedLabel label = new BoundedLabel(10);
    Set<String> seen = ConcurrentHashMap.newKeySet();

    IntStream.range(0, 100_000).parallel().forEach(i -> seen.add(label.of("name-" + i % 1_000)));

    assertThat(seen).hasSize(11).contains("other");
  }
}
