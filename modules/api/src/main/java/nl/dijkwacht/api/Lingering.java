package nl.dijkwacht.api;

import java.util.concurrent.TimeUnit;
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
  private long taken;

  /** Then nothing of the request may be read any more. */
  private boolean isOver;

  Lingering(Request request, Callback whole) {
    this.request = request;
    this.whole = whole;
  }

  /** How much of a body has come. */
  enum Come {
    ALL,
    /** The rest may still come. */
    SOME,
    /** No more of it comes, or will be taken in. */
    ENOUGH
  }

  /**
   * Takes in what has come of a body that nobody asked for. Jetty's own way to do so leaves a
   * request of which no more can be read.
   */
  synchronized Come takeInWhatIsHere() {
    while (!isOver && taken < MOST_BYTES) {
      Content.Chunk chunk = request.read();
      if (chunk == null) {
        return Come.SOME;
      }
      taken += chunk.remaining();
      boolean isFailure = Content.Chunk.isFailure(chunk);
      boolean isEnd = chunk.isLast() && !isFailure;
      chunk.release();
      if (isFailure || isEnd) {
        return isEnd ? Come.ALL : Come.ENOUGH;
      }
    }
    return Come.ENOUGH;
  }

  /** The answer was sent. */
  @Override
  public void succeeded() {
    request.getComponents().getScheduler().schedule(this::end, MOST_SECONDS, TimeUnit.SECONDS);
    goOn();
  }

  private void goOn() {
    synchronized (this) {
      if (takeInWhatIsHere() == Come.SOME) {
        request.demand(this::goOn);
        return;
      }
    }
    end();
  }

  private void end() {
    synchronized (this) {
      if (isOver) {
        return;
      }
      isOver = true;
    }
    whole.succeeded();
  }

  @Override
  public void failed(Throwable why) {
    whole.failed(why);
  }
}
