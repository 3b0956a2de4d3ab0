package nl.dijkwacht.sigma.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CidrTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "/", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/8/8", "10.0.0/8",
            "10.0.0.0.0",
        "256.0.0.1", "0001.2.3.4", "1.2.3.4 ", "1..3.4", "a.b.c.d", "::/129", ":::/8",
            "2001:db8/32",
        "10.0.0.*", "[::1]/8", "fe80::1%eth0/64", "s3.amazonaws.com"
      })
  void whatIsNoNetworkIsNone(String text) {
    assertThat(Cidr.of(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.255.255.255, true",
    "10.0.0.0/8, 11.0.0.0, false",
    "10.1.2.3/8, 10.9.9.9, true",
    "192.168.128.0/17, 192.168.127.255, false",
    "192.168.128.0/17, 192.168.128.0, true",
    "255.255.255.254/31, 255.255.255.255, true",
    "1.2.3.4, 1.2.3.4, true",
    "1.2.3.4, 1.2.3.5, false",
    "0.0.0.0/0, 254.1.2.3, true",
    "0.0.0.0/0, ::1, false",
    "35.0.0.0/8, 035.249.253.232, true",
    "8.0.0.0/8, 010.0.0.1, false",
    "2001:db8::/32, 2001:0DB8:0:0:0:0:0:1, true",
    "2001:db8::/33, 2001:db8:8000::, false",
    "::/0, fe80::1, true",
    "::/0, 10.0.0.1, false",
    "10.0.0.0/8, ::ffff:10.1.2.3, true",
    "0.0.0.0/0, AWS Internal, false",
    "0.0.0.0/0, '', false",
    "::/0, 'a:', false",
    "::/0, 'fe80::1%1', false",
  })
  void aNetworkContainsItsAddresses(String network, String address, boolean expected) {
    assertThat(Cidr.of(network).orElseThrow().contains(address)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void randomAddressesAreJudgedAsByTheirBits(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 20_000; i++) {
      int network = random.nextInt();
      int address = network ^ (random.nextInt() >>> random.nextInt(32));
      int length = random.nextInt(33);
      boolean expected = length == 0 || (network ^ address) >>> (32 - length) == 0;
      Cidr cidr = Cidr.of(dotted(network) + "/" + length).orElseThrow();

      assertThat(cidr.contains(dotted(address)))
          .as("%s %s", cidr, dotted(address))
          .isEqualTo(expected);
    }
  }

  private static String dotted(int address) {
    return "%d.%d.%d.%d"
        .formatted(address >>> 24, (address >>> 16) & 0xff, (address >>> 8) & 0xff, address & 0xff);
  }
}
