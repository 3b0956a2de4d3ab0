package nl.dijkwacht.testkit.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AwsEndpointsTest {

  private static final URI STARTED = URI.create("http://127.0.0.1:1");

  @Test
  void withoutAVariableAServerIsStarted() {
    assertThat(AwsEndpoints.choose(null, () -> STARTED)).contains(STARTED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "aws"})
  void theRealAwsHasNoEndpoint(String variable) {
    assertThat(AwsEndpoints.choose(variable, AwsEndpointsTest::unwanted)).isEmpty();
  }

  @Test
  void anyOtherEndpointIsTaken() {
    assertThat(AwsEndpoints.choose("http://emulator:4566", AwsEndpointsTest::unwanted))
        .contains(URI.create("http://emulator:4566"));
  }

  private static URI unwanted() {
    throw new AssertionError("a server was started");
  }
}
