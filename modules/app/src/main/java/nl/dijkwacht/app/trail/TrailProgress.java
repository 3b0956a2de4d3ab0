package nl.dijkwacht.app.trail;

import java.time.Instant;
import java.util.function.Consumer;
import nl.dijkwacht.collectors.integrity.LogTally;
import nl.dijkwacht.collectors.integrity.VerificationListener;

/** Tells a person how a verification gets on, a few times a second. For one thread. */
public final class TrailProgress implements VerificationListener {

  private static final long PAUSE_NANOS = 200_000_000;

  private final Consumer<String> shown;
  private long digests;
  private LogTally logs = LogTally.NONE;
  private long lastShown;

  /**
   * @param shown takes a text that replaces the one before
   */
  public TrailProgress(Consumer<String> shown) {
    this.shown = shown;
    this.lastShown = System.nanoTime();
  }

  @Override
  public void verified(String account, String region, Instant end, LogTally more) {
    digests++;
    logs = logs.plus(more);
    if (System.nanoTime() - lastShown > PAUSE_NANOS) {
      lastShown = System.nanoTime();
      shown.accept(
          "%,d digests, %,d log files, %,.1f MB; now %s %s, back to %s"
              .formatted(digests, logs.listed(), logs.bytes() / 1e6, account, region, end));
    }
  }
}
