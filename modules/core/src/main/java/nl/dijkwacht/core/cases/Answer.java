package nl.dijkwacht.core.cases;

/** The answer to a question that often cannot be answered at once. */
public enum Answer {
  YES,
  PARTLY,
  NO,
  UNKNOWN
}
