package nl.dijkwacht.app.config;

/** A part of the way of the data that an instance runs; stages know each other by topics only. */
public enum Stage {
  COLLECT,
  DETECT,
  BEHAVIOUR,
  TRANSFERS,
  DRIFT,
  EXPOSURE,
  ASSURANCE,
  FINDINGS,
  CASES,
  PUBLISH
}
