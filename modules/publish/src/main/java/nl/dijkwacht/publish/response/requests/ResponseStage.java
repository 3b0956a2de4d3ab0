package nl.dijkwacht.publish.response.requests;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import nl.dijkwacht.metrics.Meters;
import nl.dijkwacht.publish.delivery.Backoff;
import nl.dijkwacht.publish.response.runners.Runners;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.cluster.GroupFollower;

/**
 * Holds alerts against policies, and asks runners what is approved. Of several instances one deals
 * with all requests. Thread-safe.
 */
public final class ResponseStage implements AutoCloseable {

  private final ResponseSettings settings;
  private final Runners runners;
  private final KafkaCaseFile cases;
  private final RequestKeeper keeper;
  private final GroupFollower requests;
  private final GroupFollower alerts;
  private final MeterRegistry registry;
  private final Gauge waiting;

  /**
   * @param known in effect
   * @param runners are this one's to close
   */
  public ResponseStage(
      ResponseSettings settings,
      Supplier<Known> known,
      Runners runners,
      MeterRegistry registry,
      Clock clock) {
    this.settings = settings;
    this.runners = runners;
    this.registry = registry;
    ResponseMeters meters = new ResponseMeters(registry);
    this.cases = new KafkaCaseFile(settings.clientProperties(), settings.prefix());
    this.keeper =
        new RequestKeeper(
            settings, known, runners, cases, meters, new Backoff(new SecureRandom()), clock);
    this.requests = keeper.follower();
    this.alerts = new AlertFollower(settings, known, meters, clock).follower();
    this.waiting = Meters.RESPONSE_WAITING.gauge(registry, keeper::waiting);
  }

  /** Responds from now on. */
  public void start() {
    cases.start();
    requests.start();
    alerts.start();
  }

  /** The topics that are read, by the groups that read them, in the order of the data's way. */
  public Map<String, List<String>> reads() {
    return Map.of(
        alerts.group(),
        List.of(Topics.ALERTS.fullName(settings.prefix())),
        requests.group(),
        List.of(Topics.RESPONSE_COMMANDS.fullName(settings.prefix())));
  }

  /** Whether it responds. */
  public boolean isAlive() {
    return requests.isAlive() && alerts.isAlive();
  }

  /** In one sentence, without names: anyone who reaches the health page reads it. */
  public String summary() {
    return "%d policies, %d requests of this instance wait for approval"
        .formatted(settings.policies().get().byId().size(), keeper.waiting());
  }

  @Override
  public void close() {
    requests.end();
    alerts.close();
    requests.close();
    cases.close();
    runners.close();
    registry.remove(waiting);
  }
}
