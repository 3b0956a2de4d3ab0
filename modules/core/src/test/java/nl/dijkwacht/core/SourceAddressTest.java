package nl.dijkwacht.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceAddressTest {

  @ParameterizedTest
  @CsvSource({
    "203.0.113.64, 203.0.113.0/24",
    "035.249.253.232, 35.249.253.0/24",
    "255.18.064.253, 255.18.64.0/24",
    "2001:db8:1:2::3, 2001:0db8:0001::/48",
    "::1, 0000:0000:0000::/48",
    "::ffff:203.0.113.64, 203.0.113.0/24"
  })
  void anAddressLiesInANetwork(String address, String network) {
    assertThat(SourceAddress.network(address)).isEqualTo(network);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "AWS Internal",
        "s3.amazonaws.com",
        "example.org",
        "1.2.3",
        "1.2.3.4.5",
        "1.2.3.256",
        "1.2.3.-4",
        "1..2.3",
        "1.2.3.0004",
        "1:2",
        "g::1",
        "::1%eth0",
        "1:2:3:4:5:6:7:8:9",
        "::::::::::::::::::::::::::::::::::::::::::::::::::::::::"
      })
  void whatIsNoAddressLiesInNone(String text) {
    assertThat(SourceAddress.bytes(text)).isNull();
    assertThat(SourceAddress.network(text)).isNull();
  }

  @Test
  void servicesAreToldByTheirNames() {
    assertThat(SourceAddress.isService("athena.amazonaws.com")).isTrue();
    assertThat(SourceAddress.isService("AWS Internal")).isTrue();
    assertThat(SourceAddress.isService("203.0.113.64")).isFalse();
  }
}
