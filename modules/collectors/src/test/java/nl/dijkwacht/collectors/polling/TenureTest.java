package nl.dijkwacht.collectors.polling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.junit.jupiter.api.Test;

@SuppressWarnings("removal") // Kafka alone is to make memberships, and a test needs some.
class TenureTest {

  private final Tenure tenure = new Tenure(3);

  private static ConsumerGroupMetadata member(int generation) {
    return new ConsumerGroupMetadata("group", generation, "member", Optional.empty());
  }

  @Test
  void theNewestMembershipCounts() {
    assertThat(tenure.group()).isEmpty();
    tenure.renew(member(4));
    tenure.renew(member(5));

    assertThat(tenure.group()).contains(member(5));
  }

  @Test
  void onceItIsOverThereIsNoneToCommitWith() {
    tenure.renew(member(4));
    tenure.end();
    tenure.renew(member(5));

    assertThat(tenure.isOver()).isTrue();
    assertThat(tenure.group()).isEmpty();
  }

  @Test
  void noMembershipIsNotTakenForOne() {
    tenure.renew(new ConsumerGroupMetadata("group"));
    assertThat(tenure.group()).isEmpty();

    tenure.renew(member(4));
    tenure.renew(new ConsumerGroupMetadata("group"));
    assertThat(tenure.group()).contains(member(4));
  }
}
