package nl.dijkwacht.sigma.lint;

import java.util.Locale;
import nl.dijkwacht.documents.Problem.Severity;

/** All that is looked for in rules: a closed list, so that tools can count and suppress by id. */
public enum Check {
  YAML(Severity.ERROR, "The file is YAML within the limits."),
  RULE(Severity.ERROR, "The rule has the sections that it needs, and an id of its own."),
  METADATA(Severity.ERROR, "The keys about the rule have values of the right kind."),
  LOGSOURCE(Severity.ERROR, "The rule is about CloudTrail."),
  DETECTION(Severity.ERROR, "The searches and the condition over them can be understood."),
  CORRELATION(Severity.ERROR, "The correlation and the rules that it names can be understood."),
  FILTER(Severity.ERROR, "The filter and the rules that it names can be understood."),
  MISSING_ID(Severity.WARNING, "The rule has an id, which findings hang on."),
  ID_FORMAT(Severity.WARNING, "The id is a UUID."),
  MISSING_LEVEL(Severity.WARNING, "The rule says how grave its matches are."),
  STATUS(Severity.WARNING, "The status is one that the specification knows."),
  DATE_FORMAT(Severity.WARNING, "Dates are written as YYYY-MM-DD."),
  TAG_FORMAT(Severity.WARNING, "Tags have a namespace and a name, as in attack.t1530."),
  MISSPELT_KEY(Severity.WARNING, "Keys that nearly have a known name are meant as they stand."),
  UNKNOWN_FIELD(Severity.WARNING, "The fields are fields of CloudTrail records."),
  UNUSED_SEARCH(Severity.WARNING, "The condition uses every search."),
  NEVER_MATCHES(Severity.WARNING, "There are events that the rule matches."),
  ALWAYS_MATCHES(Severity.WARNING, "There are events that the rule does not match."),
  MISSING_STATUS(Severity.NOTE, "The rule says how far it has been tried."),
  MISSING_DESCRIPTION(Severity.NOTE, "The rule says what a match means."),
  CUSTOM_KEY(Severity.NOTE, "Keys are known to the specification or to Dijkwacht.");

  private final Severity severity;
  private final String sentence;

  Check(Severity severity, String sentence) {
    this.severity = severity;
    this.sentence = sentence;
  }

  /** Its name in reports. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** How grave it mostly is when this does not hold. */
  public Severity severity() {
    return severity;
  }

  /** What holds of a rule that passes. */
  public String sentence() {
    return sentence;
  }
}
