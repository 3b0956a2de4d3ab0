package nl.dijkwacht.streams.behaviour.habit;

import nl.dijkwacht.core.Note;

/** What a volume is measured in. */
public enum Measure {
  TAKEN("read", "las", "objects", "objecten"),
  BYTES("read", "las", "MB", "MB"),
  DELETES("deleted", "verwijderde", "objects", "objecten"),
  DECRYPTS("decrypted", "ontsleutelde", "times", "keer");

  private static final double MEGABYTE = 1_000_000;

  private final String verb;
  private final String verbNl;
  private final String unit;
  private final String unitNl;

  Measure(String verb, String verbNl, String unit, String unitNl) {
    this.verb = verb;
    this.verbNl = verbNl;
    this.unit = unit;
    this.unitNl = unitNl;
  }

  long of(Amounts amounts) {
    return switch (this) {
      case TAKEN -> amounts.taken();
      case BYTES -> amounts.bytes();
      case DELETES -> amounts.deletes();
      case DECRYPTS -> amounts.decrypts();
    };
  }

  /** What was done, in the past tense. */
  public Note verb() {
    return new Note(verb, verbNl);
  }

  public Note unit() {
    return new Note(unit, unitNl);
  }

  /** A figure in the unit, for people. */
  public Note figure(long amount) {
    return figure((double) amount);
  }

  /** A figure in the unit that may be between two, for people. */
  public Note figure(double amount) {
    double shown = this == BYTES ? amount / MEGABYTE : amount;
    return Note.of("%,d", "%,d", Math.round(shown));
  }
}
