package nl.dijkwacht.publish.messages;

/** What language people are told things in. */
public enum Language {
  EN,
  NL
}
