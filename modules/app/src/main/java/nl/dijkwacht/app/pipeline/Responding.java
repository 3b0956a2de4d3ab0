package nl.dijkwacht.app.pipeline;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import nl.dijkwacht.api.Check;
import nl.dijkwacht.api.CheckResult;
import nl.dijkwacht.app.config.Configuration;
import nl.dijkwacht.aws.AwsAccess;
import nl.dijkwacht.core.finding.Alert;
import nl.dijkwacht.publish.response.policies.PolicySet;
import nl.dijkwacht.publish.response.requests.Known;
import nl.dijkwacht.publish.response.requests.Proposal;
import nl.dijkwacht.publish.response.requests.ResponseSettings;
import nl.dijkwacht.publish.response.requests.ResponseStage;
import nl.dijkwacht.publish.response.runners.Runners;
import nl.dijkwacht.registers.AssetLookup;
import nl.dijkwacht.registers.Registers;
import nl.dijkwacht.topics.catalogue.TopicPrefix;

/** Asks others to act on what policies name, as the configuration has it. */
final class Responding implements AutoCloseable {

  private final AwsAccess aws;
  private final ResponseStage stage;
  private final Supplier<PolicySet> policies;

  private Responding(AwsAccess aws, ResponseStage stage, Supplier<PolicySet> policies) {
    this.aws = aws;
    this.stage = stage;
    this.policies = policies;
  }

  /**
   * Starts to respond by the policies of the configuration. One that cannot be used is told in the
   * log, and the others work. Changes of their files are taken while it runs.
   *
   * @param clientProperties of a member of groups
   * @throws IOException with a sentence for people, if policies or what is published cannot be read
   */
  static Responding start(
      Configuration configuration,
      Map<String, String> clientProperties,
      Publications publications,
      MeterRegistry registry)
      throws IOException {
    Supplier<PolicySet> policies = publications.policies();
    Supplier<Known> known = known(publications);
    AwsAccess aws = new AwsAccess(configuration.aws().settings());
    ResponseStage stage =
        new ResponseStage(
            new ResponseSettings(
                clientProperties,
                new TopicPrefix(configuration.prefix()),
                policies,
                configuration.response().mandate(),
                configuration.response().expireAfter()),
            known,
            new Runners(() -> aws, Runners.LIMIT),
            registry,
            Clock.systemUTC());
    stage.start();
    return new Responding(aws, stage, policies);
  }

  /**
   * Whether a person has to approve what would be asked about an alert.
   *
   * @throws IOException with a sentence for people, if policies or what is published cannot be read
   */
  static Predicate<Alert> waiting(Configuration configuration, Publications publications)
      throws IOException {
    if (!configuration.response().isOn()) {
      return alert -> false;
    }
    Supplier<PolicySet> policies = publications.policies();
    Supplier<Known> known = known(publications);
    Clock clock = Clock.systemUTC();
    return alert -> {
      Instant now = clock.instant();
      return policies.get().byId().values().stream()
          .anyMatch(policy -> new Proposal(policy, alert, known.get(), now).waits(now));
    };
  }

  private static Supplier<Known> known(Publications publications) throws IOException {
    Supplier<Registers> registers = publications.registers();
    Supplier<AssetLookup> assets = publications.assets();
    return () -> new Known(registers.get(), assets.get());
  }

  /** Whether it responds, and by all policies. */
  Check check() {
    return new Check("response", this::state);
  }

  private CheckResult state() {
    if (!stage.isAlive()) {
      return CheckResult.down("has stopped; the log tells why");
    }
    return CheckResult.up(
        policies.get().isWhole()
            ? stage.summary()
            : stage.summary()
                + "; some are not used as they are written, 'dijkwacht response check' tells why");
  }

  @Override
  public void close() {
    stage.close();
    aws.close();
  }
}
