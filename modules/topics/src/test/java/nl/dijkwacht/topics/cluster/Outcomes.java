package nl.dijkwacht.topics.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import nl.dijkwacht.topics.wire.Outcome;
import org.assertj.core.api.AbstractStringAssert;

/** Looks into outcomes. */
final class Outcomes {

  private Outcomes() {}

  static <T> T done(Outcome<T> outcome) {
    if (outcome instanceof Outcome.Done<T> done) {
      return done.value();
    }
    throw new AssertionError(outcome.toString());
  }

  static AbstractStringAssert<?> assertThatSentenceOf(Outcome<?> outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Failed.class);
    return assertThat(((Outcome.Failed<?>) outcome).sentence());
  }
}
