package nl.dijkwacht.publish.formats.ocsf;

import nl.dijkwacht.publish.formats.FindingFacts;

/** The classes of OCSF's category "Findings" that are written. */
enum OcsfClass {
  COMPLIANCE(2003, "Compliance Finding"),
  DETECTION(2004, "Detection Finding"),
  INCIDENT(2005, "Incident Finding"),
  DATA_SECURITY(2006, "Data Security Finding");

  /** Each class has its activities, and they count alike in all of these. */
  private static final int TYPES = 100;

  private final int uid;
  private final String caption;

  OcsfClass(int uid, String caption) {
    this.uid = uid;
    this.caption = caption;
  }

  static OcsfClass of(FindingFacts.Kind kind) {
    return switch (kind) {
      case CONTROL -> COMPLIANCE;
      case PERSONAL_DATA -> DATA_SECURITY;
      case DETECTION -> DETECTION;
    };
  }

  int uid() {
    return uid;
  }

  String caption() {
    return caption;
  }

  long typeUid(int activity) {
    return (long) uid * TYPES + activity;
  }
}
