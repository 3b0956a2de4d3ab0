package nl.dijkwacht.publish.response.requests;

import io.micrometer.core.instrument.MeterRegistry;
import nl.dijkwacht.core.response.ResponseRequest;
import nl.dijkwacht.metrics.Meters;
import nl.dijkwacht.publish.response.policies.RunnerKind;
import nl.dijkwacht.publish.response.policies.RunnerTarget;

/** Counts what becomes of requests. Thread-safe. */
final class ResponseMeters {

  private final MeterRegistry registry;

  ResponseMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  /** A request is in another status than before. */
  void count(ResponseRequest request) {
    RunnerTarget.of(request.action().runner())
        .map(RunnerTarget::kind)
        .map(RunnerKind::label)
        .ifPresent(
            runner ->
                Meters.RESPONSE_REQUESTS
                    .counter(registry, request.policy(), runner, request.status().label())
                    .increment());
  }

  /** An alert that a policy is about led to no request. */
  void passedOver(String policy, String why) {
    Meters.RESPONSE_PASSED_OVER.counter(registry, policy, why).increment();
  }
}
