package nl.dijkwacht.core.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlainReasonTest {

  @ParameterizedTest
  @EnumSource(PlainReason.class)
  void eachIsToldInDutch(PlainReason reason) {
    assertThat(PlainReason.inDutch(reason.english()))
        .hasValueSatisfying(dutch -> assertThat(dutch).isNotBlank().isNotEqualTo(reason.english()));
  }

  @Test
  void aCallKeepsItsName() {
    assertThat(PlainReason.inDutch("PutBucketPolicy" + PlainReason.BREAKS.english()))
        .hasValueSatisfying(
            dutch -> assertThat(dutch).startsWith("PutBucketPolicy verbreekt op zichzelf"));
  }

  @Test
  void whatShowsValuesStaysAsItIs() {
    assertThat(PlainReason.inDutch("key: aws/s3")).isEmpty();
    assertThat(PlainReason.inDutch("")).isEmpty();
    assertThat(PlainReason.inDutch("name: " + PlainReason.DELETED.english())).isEmpty();
    assertThat(PlainReason.inDutch("a; b" + PlainReason.BREAKS.english())).isEmpty();
  }
}
