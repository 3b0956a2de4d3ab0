package nl.dijkwacht.api;

/** A client that listens to events. Thread-safe. */
public interface EventSink {

  /**
   * Sends some lines of a stream of events, or puts them into a bounded queue while the client is
   * slow. A client whose queue is full is cut off: it comes back and says what it had last.
   *
   * @return whether the client still listens
   */
  boolean send(String lines);

  /** Calls when the client is gone, at once if it is gone already. */
  void onClose(Runnable closed);

  void close();
}
