package nl.dijkwacht.publish.response.requests;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import nl.dijkwacht.core.response.ResponseRequest;
import nl.dijkwacht.core.response.ResponseRequest.Status;
import nl.dijkwacht.core.response.ResponseStep;
import org.jspecify.annotations.Nullable;

/** Writes down what became of requests without anybody deciding it. For one thread. */
final class Settling {

  private final RequestBook book;
  private final Journal journal;
  private final Clock clock;

  Settling(RequestBook book, Journal journal, Clock clock) {
    this.book = book;
    this.journal = journal;
    this.clock = clock;
  }

  /** A request that is in a status from now on. */
  void settle(ResponseRequest request, Status status, String text) {
    write(List.of(request.after(step(status, text))));
  }

  /** One that a runner took, which will tell what came of it. */
  void taken(ResponseRequest request, String execution, String text) {
    write(List.of(request.after(step(Status.ACCEPTED, text), execution)));
  }

  /**
   * One of which a runner tells no more; what it was to undo, if it was, is undone.
   *
   * @param execution by which the runner knows it
   */
  void ended(ResponseRequest request, Status status, @Nullable String execution, String text) {
    ResponseRequest ended = request.after(step(status, text), execution);
    Optional<ResponseRequest> undone =
        Optional.ofNullable(request.undoes())
            .flatMap(book::find)
            .filter(one -> one.status() != Status.UNDONE)
            .map(one -> one.after(step(Status.UNDONE, "undone by request " + request.id())));
    write(undone.map(one -> List.of(ended, one)).orElse(List.of(ended)));
  }

  private ResponseStep step(Status status, String text) {
    return new ResponseStep(status, clock.instant(), ResponseStep.SYSTEM, text, null);
  }

  private void write(List<ResponseRequest> changed) {
    journal.changed(changed);
    changed.forEach(book::put);
  }
}
