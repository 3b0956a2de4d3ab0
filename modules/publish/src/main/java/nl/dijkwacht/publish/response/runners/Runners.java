package nl.dijkwacht.publish.response.runners;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import nl.dijkwacht.aws.AwsAccess;
import nl.dijkwacht.aws.AwsPlace;
import nl.dijkwacht.publish.response.policies.RunnerKind;
import nl.dijkwacht.publish.response.policies.RunnerTarget;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * The runners that are asked, each in its Region with the instance's own credentials. None of their
 * clients asks twice by itself. Thread-safe.
 */
public final class Runners implements AutoCloseable {

  /** For asking once. */
  public static final Duration LIMIT = Duration.ofSeconds(10);

  /** What has a client of its own. */
  private record Client(RunnerKind kind, String region) {}

  private final Supplier<AwsAccess> aws;
  private final Duration limit;
  private final Map<Client, Runner> runners = new ConcurrentHashMap<>();

  /**
   * @param aws is asked when a runner needs it
   * @param limit for asking once, from connecting to the end of the answer
   */
  public Runners(Supplier<AwsAccess> aws, Duration limit) {
    this.aws = aws;
    this.limit = limit;
  }

  /** The one that a target belongs to. */
  public Runner of(RunnerTarget target) {
    return runners.computeIfAbsent(new Client(target.kind(), target.region()), this::make);
  }

  private Runner make(Client client) {
    AwsPlace place = AwsPlace.ofRegion(client.region());
    return switch (client.kind()) {
      case EVENTBRIDGE ->
          new EventBridgeRunner(
              aws.get().clientThatAsksOnce(EventBridgeClient.builder(), "events", place, limit));
      case SSM_AUTOMATION ->
          new AutomationRunner(
              aws.get().clientThatAsksOnce(SsmClient.builder(), "ssm", place, limit));
      case LAMBDA ->
          new LambdaRunner(
              aws.get().clientThatAsksOnce(LambdaClient.builder(), "lambda", place, limit));
    };
  }

  @Override
  public void close() {
    runners.values().forEach(Runner::close);
  }
}
