package nl.dijkwacht.publish.formats.ocsf;

import nl.dijkwacht.core.cases.Case;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.core.finding.FindingCommand;
import nl.dijkwacht.core.finding.Handling;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.core.verdict.Verdict;
import nl.dijkwacht.publish.formats.FindingFacts;
import nl.dijkwacht.publish.formats.JsonFields;
import org.jspecify.annotations.Nullable;

/** An entry of one of OCSF's enumerations: its number and its caption. */
record Term(int id, String caption) {

  private static final Term NEW = new Term(1, "New");
  private static final Term IN_PROGRESS = new Term(2, "In Progress");
  private static final Term SUPPRESSED = new Term(3, "Suppressed");
  private static final Term RESOLVED = new Term(4, "Resolved");
  private static final Term ARCHIVED = new Term(5, "Archived");
  private static final Term INCIDENT_CLOSED = new Term(5, "Closed");
  private static final Term UNKNOWN = new Term(0, "Unknown");

  /** What is over as soon as it is first seen is closed, so that nobody opens it. */
  static Term activity(boolean over, boolean first) {
    if (over) {
      return new Term(3, "Close");
    }
    return first ? new Term(1, "Create") : new Term(2, "Update");
  }

  static Term severity(@Nullable Level level) {
    return level == null
        ? UNKNOWN
        : switch (level) {
          case INFORMATIONAL -> new Term(1, "Informational");
          case LOW -> new Term(2, "Low");
          case MEDIUM -> new Term(3, "Medium");
          case HIGH -> new Term(4, "High");
          case CRITICAL -> new Term(5, "Critical");
        };
  }

  static Term status(FindingFacts facts) {
    Finding finding = facts.finding();
    return switch (finding.status()) {
      case OPEN -> facts.isTaken() ? IN_PROGRESS : NEW;
      case SUPPRESSED -> SUPPRESSED;
      case RESOLVED -> RESOLVED;
      case CLOSED -> closed(finding.handled().closing());
    };
  }

  /** What was true was dealt with; the rest is only put away. */
  private static Term closed(Handling.@Nullable Closing closing) {
    return closing != null && closing.as() == FindingCommand.ClosedAs.TRUE_POSITIVE
        ? RESOLVED
        : ARCHIVED;
  }

  static Term status(Case about) {
    return switch (about.status()) {
      case SUSPICION -> about.acknowledged() == null ? NEW : IN_PROGRESS;
      case AWARE, NOTIFYING, NOTIFIED, NOT_NOTIFIED, REQUESTED, PAUSED -> IN_PROGRESS;
      case CLOSED, NO_BREACH, ANSWERED -> INCIDENT_CLOSED;
    };
  }

  static Term verdict(Case about) {
    if (about.status() == Case.Status.NO_BREACH) {
      return new Term(1, "False Positive");
    }
    return about.aware() == null ? new Term(4, "Suspicious") : new Term(2, "True Positive");
  }

  static Term compliance(Verdict.Result result) {
    return switch (result) {
      case PASS -> new Term(1, "Pass");
      case FAIL -> new Term(3, "Fail");
      case NOT_APPLICABLE -> new Term(99, "Not Applicable");
      case UNKNOWN -> UNKNOWN;
    };
  }

  /** As the fields {@code NAME_id} and {@code NAME}. */
  void put(JsonFields fields, String name) {
    fields.number(name + "_id", id).text(name, caption);
  }
}
