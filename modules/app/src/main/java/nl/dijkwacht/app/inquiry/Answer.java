package nl.dijkwacht.app.inquiry;

import java.util.function.Function;
import java.util.function.Supplier;
import nl.dijkwacht.app.permissions.AwsAction;
import software.amazon.awssdk.core.exception.SdkException;

/** What a request to AWS came to. */
public sealed interface Answer<T> {

  /** AWS answered. */
  record Known<T>(T value) implements Answer<T> {}

  /** It did not, or it refused. */
  record Unknown<T>(Obstacle obstacle) implements Answer<T> {}

  /**
   * Asks.
   *
   * @param action the permission that this needs
   */
  static <T> Answer<T> of(AwsAction action, Supplier<T> request) {
    try {
      return new Known<>(request.get());
    } catch (SdkException e) {
      return new Unknown<>(Obstacle.of(action, e));
    }
  }

  /** One or the other in one form. */
  default <R> R fold(Function<T, R> known, Function<Obstacle, R> unknown) {
    return this instanceof Known<T> answered
        ? known.apply(answered.value())
        : unknown.apply(((Unknown<T>) this).obstacle());
  }
}
