package nl.dijkwacht.app.pipeline;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.api.Check;
import nl.dijkwacht.api.CheckResult;
import nl.dijkwacht.app.config.Configuration;
import nl.dijkwacht.app.subscriptions.Messaging;
import nl.dijkwacht.publish.delivery.PublishSettings;
import nl.dijkwacht.publish.delivery.PublishStage;
import nl.dijkwacht.publish.delivery.Standing;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import org.apache.kafka.clients.CommonClientConfigs;

/** Brings alerts and notices to people and their tools, as the configuration has it. */
final class Delivering implements AutoCloseable {

  private static final Duration DRAIN_LIMIT = Duration.ofSeconds(30);
  private static final long POLL_MILLIS = 100;

  private final Map<String, String> clientProperties;
  private final Messaging messaging;
  private final PublishStage stage;

  private Delivering(
      Map<String, String> clientProperties, Messaging messaging, PublishStage stage) {
    this.clientProperties = new HashMap<>(clientProperties);
    this.clientProperties.remove(CommonClientConfigs.GROUP_INSTANCE_ID_CONFIG);
    this.messaging = messaging;
    this.stage = stage;
  }

  /**
   * Starts to serve the subscriptions in effect.
   *
   * @param clientProperties of a member of groups
   * @throws IOException with a sentence for people, if what it needs cannot be read
   */
  static Delivering start(
      Configuration configuration,
      Map<String, String> clientProperties,
      Publications publications,
      MeterRegistry registry)
      throws IOException {
    Clock clock = Clock.systemUTC();
    Messaging messaging = Messaging.of(configuration, System.getenv(), clock);
    PublishStage stage =
        new PublishStage(
            new PublishSettings(
                clientProperties,
                new TopicPrefix(configuration.prefix()),
                messaging.pseudonyms(),
                messaging.links(),
                configuration.publish().beginWith(),
                configuration.publish().giveUpAfter(),
                Responding.waiting(configuration, publications)),
            publications.subscriptions(),
            publications.registers(),
            messaging.channels(),
            registry,
            clock);
    stage.start();
    return new Delivering(clientProperties, messaging, stage);
  }

  /**
   * Waits until all that the topics hold now is dealt with, though no longer than a limit: what
   * waits for a digest, or for a receiver that is away, is brought by the next start.
   */
  void drain() throws InterruptedException {
    long began = System.nanoTime();
    try (Drain drain = new Drain(clientProperties)) {
      for (Map.Entry<String, List<String>> reads : stage.reads().entrySet()) {
        for (String topic : reads.getValue()) {
          while (System.nanoTime() - began < DRAIN_LIMIT.toNanos()
              && !drain.isDrained(topic, reads.getKey())) {
            Thread.sleep(POLL_MILLIS);
          }
        }
      }
    }
  }

  /** How the receivers of subscriptions do, by the ids of these. */
  Map<String, Standing> standings() {
    return stage.standings();
  }

  /** Whether it serves what is in effect. */
  Check check() {
    return new Check("publish", this::state);
  }

  private CheckResult state() {
    return stage.isAlive()
        ? CheckResult.up(stage.summary())
        : CheckResult.down("has stopped; the log tells why");
  }

  @Override
  public void close() {
    stage.close();
    messaging.close();
  }
}
