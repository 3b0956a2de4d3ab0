package nl.dijkwacht.publish.response.requests;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.dijkwacht.core.response.ResponseRequest;
import nl.dijkwacht.core.response.ResponseRequest.Status;

/** The requests as they stand, in memory. For one thread. */
final class RequestBook {

  private static final Duration HOUR = Duration.ofHours(1);

  /** Alerts are kept for 30 days, so none of before comes again. */
  private static final Duration REPEATABLE = Duration.ofDays(31);

  private static final Duration UNDOABLE = Duration.ofDays(366);

  private final Map<String, ResponseRequest> byId = new LinkedHashMap<>();

  void put(ResponseRequest request) {
    byId.put(request.id(), request);
  }

  Optional<ResponseRequest> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** Those in a status, in the order in which they came. */
  List<ResponseRequest> in(Status status) {
    return new ArrayList<>(
        byId.values().stream().filter(request -> request.status() == status).toList());
  }

  /** All of them, in the order in which they came. */
  List<ResponseRequest> all() {
    return new ArrayList<>(byId.values());
  }

  /** How many of a policy wait or are asked. */
  long open(String policy) {
    return byId.values().stream()
        .filter(request -> request.policy().equals(policy) && request.status().isOpen())
        .count();
  }

  /** Those of a policy that count for its limit. */
  List<ResponseRequest> asked(String policy, Instant now) {
    return byId.values().stream()
        .filter(request -> request.policy().equals(policy) && request.countsWithin(HOUR, now))
        .toList();
  }

  /** The request to undo another that was not in vain; empty if there is none. */
  Optional<ResponseRequest> undoing(String request) {
    return byId.values().stream()
        .filter(one -> request.equals(one.undoes()) && one.status() != Status.FAILED)
        .findFirst();
  }

  /** Forgets what is over: of which no alert can come again, and which nobody undoes any more. */
  void forget(Instant now) {
    byId.values()
        .removeIf(
            request ->
                !request.status().isOpen()
                    && request
                        .last()
                        .at()
                        .isBefore(now.minus(request.mayBeUndone() ? UNDOABLE : REPEATABLE)));
  }
}
