package nl.dijkwacht.controls.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {

  @ParameterizedTest
  @CsvSource({
    "0.0.0.0/0, true",
    "::/0, true",
    "0.0.0.0/1, true",
    "8.0.0.0/7, true",
    "8.0.0.0/8, false",
    "10.0.0.0/8, false",
    "203.0.113.7, false",
    "203.0.113.7/32, false",
    "2000::/3, true",
    "2a00::/15, true",
    "2a00::/16, false",
    "fc00::/7, false",
    "fe80::/10, false",
    "2001:db8::1, false"
  })
  void isPublicIfItIsBroad(String network, boolean isPublic) {
    assertThat(Network.of(network))
        .hasValueSatisfying(read -> assertThat(read.isPublic()).isEqualTo(isPublic));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "x",
        "10.0.0.0/33",
        "::/129",
        "10.0.0/8",
        "010.0.0.0/-1",
        "10.0.0.0/",
        "a.example",
        "10.0.0.0/8/9",
        "10.0.0.0/+8",
        "1:2:3:4:5:6:7:8:9/4"
      })
  void isNotReadFromAnythingElse(String text) {
    assertThat(Network.of(text)).isEmpty();
  }
}
