package nl.dijkwacht.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SamplesTest {

  private static final Samples HUNDRED =
      new Samples(IntStream.rangeClosed(1, 100).mapToObj(i -> (double) (101 - i)).toList());

  @Test
  void percentilesAreMeasuredValues() {
    assertThat(HUNDRED.median()).isEqualTo(50);
    assertThat(HUNDRED.percentile(99)).isEqualTo(99);
    assertThat(HUNDRED.min()).isEqualTo(1);
    assertThat(HUNDRED.max()).isEqualTo(100);
  }

  @Test
  void ofFewValuesTheHighPercentilesAreTheLargest() {
    assertThat(new Samples(List.of(3.0, 1.0, 2.0)).percentile(99)).isEqualTo(3);
  }

  @Test
  void noValuesHaveNoPercentiles() {
    assertThat(new Samples(List.of()).median()).isNaN();
  }
}
