package nl.dijkwacht.collectors.polling;

/** Leaves a round whose shard belongs to another instance by now. */
@SuppressWarnings("serial") // It never leaves this process.
final class RoundEndedException extends RuntimeException {

  RoundEndedException() {
    super("another instance asks by now", null, false, false);
  }
}
