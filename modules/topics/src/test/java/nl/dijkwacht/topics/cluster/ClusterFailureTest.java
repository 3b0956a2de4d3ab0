package nl.dijkwacht.topics.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.junit.jupiter.api.Test;

class ClusterFailureTest {

  @Test
  void whatIsNotAllowedIsToldWithWhatToGrant() {
    assertThat(sentence(new TopicAuthorizationException("Topic authorization failed.")))
        .startsWith("Creating the topics failed: the cluster does not allow it")
        .contains("Topic authorization failed.", "Grant");
  }

  @Test
  void aLoginThatIsRefusedIsTold() {
    assertThat(sentence(new SaslAuthenticationException("Invalid credentials")))
        .contains("refused the login (Invalid credentials)");
  }

  @Test
  void aClusterThatIsTooOldIsTold() {
    assertThat(sentence(new UnsupportedVersionException("No api"))).contains("too old");
  }

  @Test
  void otherFailuresAreToldOnOneLineOfBoundedLength() {
    assertThat(sentence(new InvalidConfigurationException("a\r\nb\u001b" + "c".repeat(10_000))))
        .contains("InvalidConfigurationException: a b c")
        .hasSizeLessThan(500);
    assertThat(sentence(new InvalidConfigurationException((String) null)))
        .endsWith("no reason given");
  }

  @Test
  void anInterruptionIsToldAndKept() {
    String sentence = ClusterFailure.sentence("Checking the topics", new InterruptedException());

    assertThat(Thread.interrupted()).isTrue();
    assertThat(sentence).isEqualTo("Checking the topics was interrupted.");
  }

  private static String sentence(Exception cause) {
    return ClusterFailure.sentence("Creating the topics", new ExecutionException(cause));
  }
}
