package nl.dijkwacht.streams.transfers.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DestinationTest {

  private static final List<String> SCHEMES = List.of("", "https://", "sftp://", "HTTPS://");
  private static final List<String> USERS =
      List.of(
          "",
          "jan@",
          "jan:geheim@",
          "good.nl@",
          "good.nl:443@",
          "a@b@",
          "[::1]@",
          "x.eu-west-1.amazonaws.com@");
  private static final List<String> HOSTS =
      List.of("evil.example", "EVIL.example", "[2001:db8::1]", "203.0.113.7", "evil");
  private static final List<String> PORTS = List.of("", ":443", ":");
  private static final List<String> REST =
      List.of(
          "",
          "/",
          "/in?token=x",
          "/@good.nl",
          "?to=good.nl@good.nl",
          "#@good.nl",
          "\\@good.nl",
          "/?to=https://good.nl/",
          "?https://good.nl");

  @Test
  void theHostIsNeitherWhoSignsInNorWhatIsAskedOfIt() {
    SplittableRandom random = new SplittableRandom(6);
    for (int round = 0; round < 2_000; round++) {
      String host = any(HOSTS, random);
      String address =
          any(SCHEMES, random) + any(USERS, random) + host + any(PORTS, random) + any(REST, random);

      Destination to = Destination.host(address);

      assertThat(to.host()).as(address).isEqualToIgnoringCase(host);
      assertThat(to.text()).as(address).isEqualTo(to.host());
      assertThat(to.region()).as(address).isNull();
    }
  }

  private static String any(List<String> parts, SplittableRandom random) {
    return parts.get(random.nextInt(parts.size()));
  }
}
