package nl.dijkwacht.collectors.objects;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Future;
import nl.dijkwacht.topics.catalogue.ObjectAnnouncement;
import org.jspecify.annotations.Nullable;

/**
 * The content of an object, of which the next part is asked for while one is read: two of them are
 * in memory at most. It fails for good with an {@link IOException} when a part cannot be had. For
 * one thread.
 */
final class PartsStream extends InputStream {

  /** Nearly all objects of a trail are read with one request. */
  static final int FIRST_PART = 1 << 20;

  private static final int PART = 4 << 20;

  private final ObjectAnnouncement object;
  private final Downloads downloads;
  private final PartWaiting waiting;
  private final long total;
  private final String etag;
  private byte[] part;
  private int at;
  private long asked;
  private @Nullable Future<ObjectPart> next;
  private @Nullable ObjectPart refusal;
  private boolean failed;

  PartsStream(
      ObjectAnnouncement object,
      ObjectPart.Content first,
      Downloads downloads,
      PartWaiting waiting) {
    this.object = object;
    this.downloads = downloads;
    this.waiting = waiting;
    this.total = first.total();
    this.etag = first.etag();
    this.part = first.content();
    this.asked = part.length;
    this.next = ask();
  }

  /** Whether a part could not be had, so that what was read is not all there is. */
  boolean hasFailed() {
    return failed;
  }

  /** Why it failed; null if the object is no longer this worker's. */
  @Nullable ObjectPart refusal() {
    return refusal;
  }

  @Override
  public int read() throws IOException {
    return available() > 0 || advance() ? part[at++] & 0xff : -1;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (available() == 0 && !advance()) {
      return -1;
    }
    int count = Math.min(length, available());
    System.arraycopy(part, at, into, offset, count);
    at += count;
    return count;
  }

  @Override
  public int available() {
    return part.length - at;
  }

  /** Goes on to the next part; false at the end. */
  private boolean advance() throws IOException {
    if (failed) {
      throw new IOException("an earlier part could not be read");
    }
    Future<ObjectPart> coming = next;
    if (coming == null) {
      return false;
    }
    int length = nextLength();
    ObjectPart answer = waiting.await(coming, this::askNow);
    if (!(answer instanceof ObjectPart.Content content) || content.content().length != length) {
      failed = true;
      refusal = answer instanceof ObjectPart.Content ? new ObjectPart.Changed() : answer;
      throw new IOException("a part could not be read");
    }
    part = content.content();
    at = 0;
    asked += length;
    next = ask();
    return true;
  }

  private @Nullable Future<ObjectPart> ask() {
    return asked < total ? askNow() : null;
  }

  private Future<ObjectPart> askNow() {
    return downloads.ask(object, asked, nextLength(), etag);
  }

  private int nextLength() {
    return (int) Math.min(PART, total - asked);
  }

  /** Gives up what was asked for. */
  @Override
  public void close() {
    Future<ObjectPart> coming = next;
    if (coming != null) {
      coming.cancel(true);
    }
  }
}
