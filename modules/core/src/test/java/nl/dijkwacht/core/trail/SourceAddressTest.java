package nl.dijkwacht.core.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Random;
import org.jspecify.annotations.Nullable;
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
        ".:1",
        "::1.2.3",
        "1.2.3.4::",
        "::1.2.3.4:5",
        "1::2::3",
        ":::",
        ":1",
        "1:",
        "1:2:3:4:5:6:7::8",
        "::00001",
        "::\uff11",
        "::-1",
        "1:2:3:4:5:6:7:8:9",
        "::::::::::::::::::::::::::::::::::::::::::::::::::::::::"
      })
  void whatIsNoAddressLiesInNone(String text) {
    assertThat(SourceAddress.bytes(text)).isNull();
    assertThat(SourceAddress.network(text)).isNull();
  }

  /**
   * The JDK asks a name server only for what has no colon or begins like no address; the reference
   * is not asked for that.
   */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void whatHasAColonIsReadAsTheJdkReadsIt(long seed) {
    Random random = new Random(seed);
    int addresses = 0;
    for (int i = 0; i < 20_000; i++) {
      String text = text(random);
      byte[] expected = byTheJdk(text);
      assertThat(SourceAddress.bytes(text)).as(text).isEqualTo(expected);
      addresses += expected == null ? 0 : 1;
    }
    assertThat(addresses).isGreaterThan(1_000);
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder(random.nextInt(4) == 0 ? "::" : "");
    for (int groups = random.nextInt(9); groups >= 0; groups--) {
      text.append(Integer.toHexString(random.nextInt(0x10000) >> (4 * random.nextInt(4))));
      text.append(random.nextInt(6) == 0 ? "::" : ":");
    }
    if (random.nextInt(3) == 0) {
      text.append("203.0.113.").append(random.nextInt(300));
    } else if (random.nextBoolean()) {
      text.append(Integer.toHexString(random.nextInt(0x10000)));
    }
    if (random.nextInt(8) == 0) {
      text.insert(random.nextInt(text.length()), ".:g".charAt(random.nextInt(3)));
    }
    return text.toString();
  }

  private static byte @Nullable [] byTheJdk(String text) {
    boolean isLiteral = text.charAt(0) == ':' || Character.digit(text.charAt(0), 16) >= 0;
    try {
      return isLiteral && text.length() <= 45 ? InetAddress.getByName(text).getAddress() : null;
    } catch (UnknownHostException e) {
      return null;
    }
  }

  /** Names that the hosts file of the tests resolves, so that a look-up would be seen. */
  @Test
  void noNameIsLookedUpWhateverItLooksLike() {
    assertThat(SourceAddress.bytes(".:1")).isNull();
    assertThat(SourceAddress.bytes("\uff11::1")).isNull();
  }

  @Test
  void servicesAreToldByTheirNames() {
    assertThat(SourceAddress.isService("athena.amazonaws.com")).isTrue();
    assertThat(SourceAddress.isService("AWS Internal")).isTrue();
    assertThat(SourceAddress.isService("203.0.113.64")).isFalse();
  }
}
