package nl.dijkwacht.testkit.aws.protocol;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Answers the requests for one operation of a service. Several requests may be answered at once.
 */
@FunctionalInterface
public interface AwsOperation {

  AwsAnswer answer(AwsRequest request);

  /** This, after so many requests that get another answer. */
  default AwsOperation afterFirst(int requests, AwsAnswer other) {
    AtomicInteger left = new AtomicInteger(requests);
    return request -> left.getAndDecrement() > 0 ? other : answer(request);
  }

  /** This, each answer after a while (wall clock). */
  default AwsOperation late(Duration delay) {
    return request -> new AwsAnswer.Late(delay, answer(request));
  }

  /** This, throttled as AWS throttles: at most so many requests are answered in any interval. */
  default AwsOperation atMost(int requests, Duration interval) {
    RateLimit limit = new RateLimit(requests, interval);
    return request -> limit.allows(request.receivedNanos()) ? answer(request) : Fault.THROTTLED;
  }
}
