package nl.dijkwacht.topics.catalogue;

import java.util.Locale;

/** Who writes and reads topics. */
public enum Stage {
  COLLECT,
  DETECT,
  BEHAVIOUR,
  TRANSFERS,
  DRIFT,
  EXPOSURE,
  /** What must be shown though no event shows it: blind spots and attestations. */
  ASSURANCE,
  FINDINGS,
  /** Breach cases and requests of data subjects. */
  CASES,
  /** Alerts and notices to people and their tools. */
  PUBLISH,
  API,
  /** People who publish rules with the command of that name. */
  RULES,
  /** People who publish controls with the command of that name. */
  CONTROLS,
  /** People who publish registers with the command of that name. */
  REGISTERS,
  /** People who look up, copy out or restrict what is held on a person. */
  AUDIT,
  /** People who list dead letters and put them back with the command of that name. */
  REPLAY,
  /** Terminals, SIEMs and whatever else follows a topic from outside. */
  SUBSCRIBERS;

  /** Its name in topics, in the configuration and in metric labels. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
