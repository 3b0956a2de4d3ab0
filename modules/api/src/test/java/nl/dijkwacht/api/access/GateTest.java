package nl.dijkwacht.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.dijkwacht.api.Call;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GateTest {

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  private static Call call(String method, Map<String, List<String>> headers) {
    return new Call(
        method, "/", Map.of(), Map.of(), headers, "127.0.0.1", false, most -> new byte[0]);
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost:9464", "127.0.0.1:9464", "LOCALHOST", "[::1]:9464"})
  void theDemoIsOpenByTheNamesOfThisMachine(String host) {
    assertThat(Gate.open(10, registry).enter(call("GET", Map.of("host", List.of(host)))))
        .isInstanceOf(Entry.In.class);
  }

  /** A page of the internet whose name resolves to this machine must not read the demo. */
  @ParameterizedTest
  @ValueSource(strings = {"evil.example:9464", "", "localhost.evil.example", "127.0.0.1.nip.io"})
  void theDemoIsClosedByAnyOtherName(String host) {
    assertThat(Gate.open(10, registry).enter(call("GET", Map.of("host", List.of(host)))))
        .isInstanceOfSatisfying(
            Entry.Out.class, out -> assertThat(out.refusal().status()).isEqualTo(403));
  }

  @Test
  void withoutTokensNobodyComesIn() {
    assertThat(
            Gate.shut(10, registry)
                .enter(call("GET", Map.of("authorization", List.of("Bearer x")))))
        .isInstanceOfSatisfying(
            Entry.Out.class,
            out ->
                assertThat(out.refusal().body())
                    .contains("set api.tokens or api.oidc in the configuration"));
  }

  @Test
  void theCookieOfThePageIsATokenToo() {
    Gate gate =
        Gate.authenticated(
            token -> new Authentication.Outcome.Known(new Caller(token, Role.ALL, Set.of("*"))),
            10,
            registry);

    assertThat(gate.enter(call("GET", Map.of("cookie", List.of("a=b; dijkwacht=secret")))))
        .isEqualTo(new Entry.In(new Caller("secret", Role.ALL, Set.of("*"))));
  }

  @Test
  void anotherSiteCannotMakeABrowserDecide() {
    Gate gate = Gate.open(10, registry);
    Map<String, List<String>> own =
        Map.of(
            "host", List.of("localhost:9464"),
            "sec-fetch-site", List.of("same-origin"),
            "origin", List.of("http://localhost:9464"));
    Map<String, List<String>> other =
        Map.of("host", List.of("localhost:9464"), "sec-fetch-site", List.of("cross-site"));

    assertThat(gate.enter(call("POST", own))).isInstanceOf(Entry.In.class);
    assertThat(gate.enter(call("POST", other))).isInstanceOf(Entry.Out.class);
  }
}
