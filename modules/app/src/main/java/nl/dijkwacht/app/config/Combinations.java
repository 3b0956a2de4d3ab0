package nl.dijkwacht.app.config;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Refuses settings that are right by themselves and do not go together. */
final class Combinations {
  private static final String PROPERTIES = "kafka.properties.";

  /** What Dijkwacht's promises rest on, and the setting to use instead where there is one. */
  private static final Map<String, String> RESERVED =
      Map.ofEntries(
          Map.entry("bootstrap.servers", "use kafka.bootstrap-servers"),
          Map.entry("application.id", "it is made of the prefix"),
          Map.entry("group.id", "it is made of the prefix"),
          Map.entry("transactional.id", "it is made of the prefix"),
          Map.entry("num.stream.threads", "use streams.threads"),
          Map.entry("commit.interval.ms", "use streams.commit-interval"),
          Map.entry("num.standby.replicas", "use streams.standby-replicas"),
          Map.entry("state.dir", "use data"),
          Map.entry("processing.guarantee", "Dijkwacht is exactly-once"),
          Map.entry("isolation.level", "Dijkwacht is exactly-once"),
          Map.entry("enable.idempotence", "Dijkwacht is exactly-once"),
          Map.entry("enable.auto.commit", "Dijkwacht is exactly-once"));

  private static final Pattern LOOPBACK = Pattern.compile("localhost|127\\.[0-9.]+|::1");

  private final Configuration configuration;
  private final Ledger ledger;

  Combinations(Configuration configuration, Ledger ledger) {
    this.configuration = configuration;
    this.ledger = ledger;
  }

  void check() {
    checkProperties();
    new KafkaSecurityRules(configuration.kafka(), ledger).check();
    if (configuration.kafka().embedded()) {
      checkEmbedded();
    }
    checkFiles();
    checkPolls();
    checkApi();
    DetectConfig detect = configuration.detect();
    if (detect.lateness().compareTo(detect.correlateFor()) > 0) {
      ledger.reject(
          "windows would be judged after their events are forgotten; make this at most %s"
              .formatted(detect.correlateFor()),
          "detect.lateness",
          "detect.correlate-for");
    }
    for (String problem : configuration.behaviour().settings().problems()) {
      ledger.reject(
          problem,
          "behaviour.usual-from",
          "behaviour.usual-until",
          "behaviour.settle",
          "behaviour.zone");
    }
    for (String control : configuration.exposure().ambiguous()) {
      ledger.reject(
          "'%s' is listed as more than one kind of exposure; leave it in one list only"
              .formatted(control),
          "exposure.controls.public",
          "exposure.controls.unencrypted",
          "exposure.controls.unlogged");
    }
    RulesConfig rules = configuration.rules();
    if (configuration.stages().contains(Stage.DETECT)
        && !rules.ownPack()
        && rules.paths().isEmpty()) {
      ledger.warn(
          "without Dijkwacht's own rules and without rules.paths, nothing is detected until rules"
              + " are published; see 'dijkwacht rules publish --help'",
          "rules.own-pack",
          "rules.paths",
          "stages");
    }
    ControlsConfig controls = configuration.controls();
    if (configuration.stages().contains(Stage.DRIFT)
        && !controls.ownPack()
        && controls.paths().isEmpty()) {
      ledger.warn(
          "without Dijkwacht's own controls and without controls.paths, no resource is judged until"
              + " controls are published; see 'dijkwacht controls publish --help'",
          "controls.own-pack",
          "controls.paths",
          "stages");
    }
  }

  private void checkProperties() {
    for (String property : configuration.kafka().properties().values().keySet()) {
      if (RESERVED.containsKey(property)) {
        ledger.reject(
            "Dijkwacht sets %s itself (%s); remove it".formatted(property, RESERVED.get(property)),
            PROPERTIES + property);
      }
    }
  }

  private void checkEmbedded() {
    String single = "the embedded broker is a single one; set kafka.bootstrap-servers, or remove ";
    if (configuration.topics().replicationFactor() > 1) {
      ledger.reject(
          single + "topics.replication-factor",
          "topics.replication-factor",
          "kafka.bootstrap-servers");
    }
    if (configuration.streams().standbyReplicas() > 0) {
      ledger.reject(
          single + "streams.standby-replicas",
          "streams.standby-replicas",
          "kafka.bootstrap-servers");
    }
    int port = configuration.monitoring().port();
    if (port != 0 && port == configuration.kafka().embeddedPort()) {
      ledger.reject(
          "port %d is the embedded broker's already (kafka.embedded.port)".formatted(port),
          "monitoring.port",
          "kafka.embedded.port");
    }
  }

  private void checkApi() {
    ApiConfig api = configuration.api();
    boolean loopback = LOOPBACK.matcher(configuration.monitoring().address()).matches();
    if (api.open() && !loopback) {
      ledger.reject(
          "without tokens the API answers on this machine alone; set monitoring.address to"
              + " 127.0.0.1, or remove api.open and set api.tokens or api.oidc",
          "api.open",
          "monitoring.address");
    }
    if (api.open() && (api.tokens().isPresent() || api.hasOidc())) {
      ledger.reject(
          "tokens count for nothing while api.open is true; remove one of them", "api.open");
    }
    Set<String> told =
        Stream.of(api.oidc().issuer(), api.oidc().audience(), api.oidc().keys())
            .filter(text -> !text.isEmpty())
            .collect(Collectors.toSet());
    if (!told.isEmpty()
        && (api.oidc().issuer().isEmpty()
            || api.oidc().audience().isEmpty()
            || api.oidc().keys().isEmpty())) {
      ledger.reject(
          "tokens of OpenID Connect need api.oidc.issuer, api.oidc.audience and api.oidc.keys; set"
              + " all three",
          "api.oidc.issuer",
          "api.oidc.audience",
          "api.oidc.keys");
    }
    if (api.oidc().keys().startsWith("http:")) {
      ledger.reject(
          "keys that come without encryption can be anybody's; use an https URL or a file",
          "api.oidc.keys");
    }
    if (api.certificate().isPresent() != api.key().isPresent()) {
      ledger.reject(
          "TLS needs api.tls.certificate and api.tls.key; set both",
          "api.tls.certificate",
          "api.tls.key");
    }
    if (api.isOn() && !api.open() && !loopback && api.tls().isEmpty()) {
      ledger.warn(
          "tokens and findings would pass the network unencrypted; set api.tls.certificate and"
              + " api.tls.key, or let a proxy on this machine do it",
          "monitoring.address",
          "api.tls.certificate");
    }
  }

  private void checkPolls() {
    AwsConfig aws = configuration.aws();
    if (aws.accounts().isEmpty() || aws.regions().isEmpty()) {
      rejectAsking(
          "each account and Region is to be asked, and none are named; name them in aws.accounts"
              + " and aws.regions");
    } else if (aws.accounts().size() > 1 && aws.settings().roleName().isEmpty()) {
      // The answers of one account would be told under the names of all.
      rejectAsking(
          "without a role to assume in each account, all of them would be asked as the own one;"
              + " name it in aws.role-name");
    }
  }

  private void rejectAsking(String message) {
    CollectConfig collect = configuration.collect();
    rejectAsking(message, collect.lookupEvents().enabled(), "collect.lookup-events.enabled");
    rejectAsking(message, collect.configuration().enabled(), "collect.configuration.bootstrap");
    rejectAsking(message, collect.state().enabled(), "collect.state.enabled");
  }

  private void rejectAsking(String message, boolean enabled, String key) {
    if (enabled) {
      ledger.reject(message, key, "aws.accounts", "aws.regions", "aws.role-name");
    }
  }

  private void checkFiles() {
    CollectFilesConfig files = configuration.collect().files();
    if (files.settle().compareTo(files.scanInterval()) < 0) {
      ledger.reject(
          "a file would be given up before the next look at it; make this at least %s"
              .formatted(files.scanInterval()),
          "collect.files.settle",
          "collect.files.scan-interval");
    }
    Path data = configuration.data().toAbsolutePath().normalize();
    for (Path path : files.paths()) {
      if (data.startsWith(path.toAbsolutePath().normalize())) {
        ledger.reject(
            "'%s' holds Dijkwacht's own data (%s), which would be collected too; move one of them"
                .formatted(path, configuration.data()),
            "collect.files.paths",
            "data");
      }
    }
  }
}
