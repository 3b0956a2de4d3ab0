package nl.dijkwacht.publish.channels;

import nl.dijkwacht.publish.messages.Message;

/**
 * A way to one receiver. It brings a message once, within a bounded time, and tries nothing again:
 * that is for who uses it. The same message may come again under the same id. For one thread at a
 * time.
 */
public interface Channel extends AutoCloseable {

  /** Brings a message. What goes wrong is told by the result; nothing is thrown. */
  Result deliver(Message message);

  @Override
  default void close() {}
}
