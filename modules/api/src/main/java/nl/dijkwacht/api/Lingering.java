package nl.dijkwacht.api;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;

/**
 * Takes in for a while what a client still sends after it was answered, so that it can read the
 * answer: a connection that ends with bytes unread takes along what is on its way to the client
 * (RFC 9112, 9.6). Holds no thread while nothing comes. Thread-safe.
 */
final class Lingering implements Callback {

  /** A client that waits for the end sends nothing, and should not wait long. */
  private static final long MOST_SECONDS = 2;

  private static final long MOST_BYTES = 8L * 1024 * 1024;

  private final Request request;
  private final Callback whole;
  private final AtomicBoolean isOver = new AtomicBoolean();

  /** Of the one who takes it in. */
  private long taken;

  Lingering(Request request, Callback whole) {
    this.request = request;
    this.whole = whole;
  }

  /**
   * Takes in what has come of a body that nobody asked for; whether that was all. Jetty's own way
   * to do so leaves a request of which no more can be read.
   */
  static boolean takeInWhatIsHere(Request request) {
    for (long here = 0; here < MOST_BYTES; ) {
      Content.Chunk chunk = request.read();
      if (chunk == null) {
        return false;
      }
      here += chunk.remaining();
      boolean isFailure = Content.Chunk.isFailure(chunk);
      boolean isEnd = chunk.isLast() || isFailure;
      chunk.release();
      if (isEnd) {
        return !isFailure;
      }
    }
    return false;
  }

  /** The answer was sent. */
  @Override
  public void succeeded() {
    request.getComponents().getScheduler().schedule(this::end, MOST_SECONDS, TimeUnit.SECONDS);
    takeIn();
  }

  private void takeIn() {
    while (!isOver.get() && taken < MOST_BYTES) {
      Content.Chunk chunk = request.read();
      if (chunk == null) {
        request.demand(this::takeIn);
        return;
      }
      taken += chunk.remaining();
      boolean isEnd = chunk.isLast() || Content.Chunk.isFailure(chunk);
      chunk.release();
      if (isEnd) {
        break;
      }
    }
    end();
  }

  private void end() {
    if (isOver.compareAndSet(false, true)) {
      whole.succeeded();
    }
  }

  @Override
  public void failed(Throwable why) {
    whole.failed(why);
  }
}
