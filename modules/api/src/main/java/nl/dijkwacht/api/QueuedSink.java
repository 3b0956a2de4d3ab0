package nl.dijkwacht.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Sends events one after the other without holding a thread. */
final class QueuedSink implements EventSink {

  /** As many as are read again when a client comes back, and some. */
  private static final int MOST_WAITING = 1_100;

  /** Enough for those, as an alert has some kilobytes. */
  private static final long MOST_BYTES = 8L * 1024 * 1024;

  private final Response target;
  private final Callback whole;
  private final Queue<ByteBuffer> waiting = new ArrayDeque<>();
  private final List<Runnable> closers = new ArrayList<>();
  private long bytes;
  private boolean writing;
  private boolean closed;

  QueuedSink(Response target, Callback whole) {
    this.target = target;
    this.whole = whole;
  }

  @Override
  public boolean send(String lines) {
    ByteBuffer buffer = ByteBuffer.wrap(lines.getBytes(UTF_8));
    synchronized (this) {
      if (closed) {
        return false;
      }
      if (waiting.size() < MOST_WAITING && bytes + buffer.remaining() <= MOST_BYTES) {
        waiting.add(buffer);
        bytes += buffer.remaining();
        buffer = null;
      }
    }
    if (buffer != null) {
      end(new IOException("the listener is too slow"));
      return false;
    }
    write();
    return true;
  }

  private void write() {
    ByteBuffer next;
    synchronized (this) {
      if (writing || closed || waiting.isEmpty()) {
        return;
      }
      next = waiting.remove();
      bytes -= next.remaining();
      writing = true;
    }
    target.write(false, next, Callback.from(this::written, this::end));
  }

  private void written() {
    synchronized (this) {
      writing = false;
    }
    write();
  }

  @Override
  public void onClose(Runnable closer) {
    synchronized (this) {
      if (!closed) {
        closers.add(closer);
        return;
      }
    }
    closer.run();
  }

  @Override
  public void close() {
    end(new IOException("the server closes"));
  }

  private void end(Throwable why) {
    List<Runnable> all;
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      waiting.clear();
      all = List.copyOf(closers);
    }
    whole.failed(why);
    all.forEach(Runnable::run);
  }
}
