package nl.dijkwacht.api.access;

/** Tells whose a token is. Thread-safe. */
@FunctionalInterface
public interface Authentication {

  /** What came of it. */
  sealed interface Outcome {

    /** It is somebody's. */
    record Known(Caller caller) implements Outcome {}

    /**
     * It is not accepted.
     *
     * @param why a sentence for who sent it, without the token
     */
    record Refused(String why) implements Outcome {}
  }

  Outcome of(String token);

  /** Asks the other where this does not accept a token. */
  default Authentication or(Authentication other) {
    return token -> of(token) instanceof Outcome.Known known ? known : other.of(token);
  }
}
