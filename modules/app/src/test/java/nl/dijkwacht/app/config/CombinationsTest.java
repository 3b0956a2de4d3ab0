package nl.dijkwacht.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CombinationsTest {
  static Stream<Arguments> impossible() {
    return Stream.of(
        Arguments.of("topics: {replication-factor: 3}", "1:10: error: the embedded broker is a"),
        Arguments.of("streams: {standby-replicas: 1}", "1:11: error: the embedded broker is a"),
        Arguments.of(
            "kafka: {security: {tls: {enabled: true}}}",
            "1:26: error: the embedded broker has no encryption"),
        Arguments.of(
            "{monitoring: {port: 19092}}", "1:15: error: port 19092 is the embedded broker's"),
        Arguments.of(
            "collect: {files: {settle: PT1S}}", "1:19: error: a file would be given up before"),
        Arguments.of(
            "{data: logs/data, collect: {files: {paths: [other, logs]}}}",
            "1:37: error: 'logs' holds Dijkwacht's own data (logs/data)"),
        Arguments.of(
            "behaviour: {off-hours: true, usual-from: 20, usual-until: 8}",
            "1:30: error: usual hours have to begin before they end"),
        Arguments.of(
            "exposure: {controls: {public: [my-control], unlogged: my-control}}",
            "1:23: error: 'my-control' is listed as more than one kind of exposure"),
        Arguments.of("rules: {own-pack: false}", "1:9: warning: without Dijkwacht's own rules"),
        Arguments.of(
            "controls: {own-pack: false}", "1:12: warning: without Dijkwacht's own controls"),
        Arguments.of(
            "{monitoring: {address: 0.0.0.0}, api: {open: true}}",
            "1:40: error: without tokens the API answers on this machine alone"),
        Arguments.of("api: {open: true, tokens: t}", "1:7: error: tokens count for nothing while"),
        Arguments.of(
            "api: {oidc: {issuer: 'https://a'}}", "1:14: error: tokens of OpenID Connect need"),
        Arguments.of(
            "api: {oidc: {issuer: a, audience: b, keys: 'http://a'}}",
            "1:38: error: keys that come without encryption can be anybody's"),
        Arguments.of("api: {tls: {certificate: c}}", "1:13: error: TLS needs"),
        Arguments.of(
            "{monitoring: {address: 0.0.0.0}, api: {tokens: t}}",
            "1:15: warning: tokens and findings would pass the network unencrypted"),
        Arguments.of(
            "kafka: {bootstrap-servers: 'a:1', properties: {group.id: mine}}",
            "1:48: error: Dijkwacht sets group.id itself"));
  }

  @ParameterizedTest
  @MethodSource("impossible")
  void whatDoesNotGoTogetherIsTold(String text, String problem) {
    assertThat(Sample.of(text).problems()).singleElement().asString().startsWith(problem);
  }

  static List<String> possible() {
    return List.of(
        "{kafka: {bootstrap-servers: 'a:1'}, topics: {replication-factor: 5}}",
        "{kafka: {bootstrap-servers: 'a:1'}, monitoring: {port: 19092}}",
        "{kafka: {bootstrap-servers: 'a:1', security: {tls: {enabled: true}}}}",
        "{kafka: {embedded: {port: 0}}, monitoring: {port: 0}}",
        "{data: data, collect: {files: {paths: [data-of-aws]}}}",
        "{rules: {own-pack: false}, stages: [collect]}",
        "{controls: {own-pack: false}, stages: [collect, detect]}",
        "{controls: {own-pack: false, paths: [mine]}}",
        "{rules: {own-pack: false, paths: [mine]}}",
        "{api: {open: true}}",
        "{monitoring: {address: '::1'}, api: {open: true}}",
        "{api: {oidc: {issuer: a, audience: b, keys: jwks.json}, tokens: t}}",
        "{monitoring: {address: 0.0.0.0}, api: {tokens: t, tls: {certificate: c, key: k}}}");
  }

  @ParameterizedTest
  @MethodSource("possible")
  void whatGoesTogetherIsAccepted(String text) {
    assertThat(Sample.of(text).problems()).isEmpty();
  }

  @Test
  void theVariableIsNamedWhenItMakesTheCombinationImpossible() {
    assertThat(Sample.EMPTY.with("DIJKWACHT_TOPICS_REPLICATION_FACTOR", "3").problems())
        .singleElement()
        .asString()
        .startsWith(
            "environment variable DIJKWACHT_TOPICS_REPLICATION_FACTOR: error: the embedded");
  }

  @Test
  void aWrongValueIsNotAlsoBlamedForACombination() {
    assertThat(Sample.of("collect: {files: {settle: PT1S, scan-interval: soon}}").problems())
        .containsExactly(
            "1:48: error: 'scan-interval': expected a duration such as PT10S, found 'soon'");
  }
}
