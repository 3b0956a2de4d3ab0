package nl.dijkwacht.core;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Why input could not be used: a closed list, so that it can be counted and acted on. */
public enum DeadLetterReason {
  MALFORMED_JSON("is not well-formed JSON"),
  TRUNCATED("ends in the middle of a record"),
  INVALID_UTF8("holds bytes that are not UTF-8"),
  TOO_DEEP("is nested too deeply"),
  TOO_LARGE("is larger than a record may be"),
  NOT_A_TRAIL_EVENT("is JSON, but no CloudTrail record"),
  NOT_A_CONFIGURATION_ITEM("is JSON, but no item of AWS Config"),
  NOT_A_SERVICE_FINDING("is JSON, but no finding of a service that is known"),
  UNKNOWN_MESSAGE("is a message of a kind that is not known"),
  NO_EVENT_TIME("has no event time that can be read"),
  BROKEN_COMPRESSION("is not valid gzip"),
  EXPANDS_TOO_MUCH("expands beyond the limit when uncompressed"),
  UNREADABLE_SOURCE("could not be read"),
  MISSING_SOURCE("does not exist"),
  DENIED_SOURCE("may not be read with the permissions of Dijkwacht"),
  UNREADABLE_PAYLOAD("does not have the form that its topic's schema gives"),
  OUTPUT_TOO_LARGE("led to a record that is larger than the topic takes"),
  REFUSED_COMMAND("asks for what cannot be done"),
  UNDELIVERED("could not be brought to a receiver"),
  PROCESSING_FAILED("made the processing fail, which is a fault of Dijkwacht");

  private final String predicate;

  DeadLetterReason(String predicate) {
    this.predicate = predicate;
  }

  /** The kebab-case name that stands in headers and metric labels. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What is wrong, to follow a subject: "record 3 … is not well-formed JSON". */
  public String predicate() {
    return predicate;
  }

  public static Optional<DeadLetterReason> ofLabel(String label) {
    return Stream.of(values()).filter(reason -> reason.label().equals(label)).findFirst();
  }
}
