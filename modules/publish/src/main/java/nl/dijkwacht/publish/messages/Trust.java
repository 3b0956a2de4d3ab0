package nl.dijkwacht.publish.messages;

/** How much of people's identities a channel may know. */
public enum Trust {
  /** All of it: access is controlled as it is here. */
  INTERNAL,
  /** Pseudonyms, which those on duty resolve. */
  EXTERNAL
}
