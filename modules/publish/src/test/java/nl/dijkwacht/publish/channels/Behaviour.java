package nl.dijkwacht.publish.channels;

/** How a receiver behaves. */
public enum Behaviour {
  RIGHT,
  /** It answers that it failed. */
  FAILS,
  /** It asks to wait, where its protocol has words for that. */
  BUSY,
  /** It will not have this message. */
  REFUSES,
  /** It takes the connection and says nothing. */
  HANGS,
  /** It takes the connection and ends it. */
  CLOSES
}
