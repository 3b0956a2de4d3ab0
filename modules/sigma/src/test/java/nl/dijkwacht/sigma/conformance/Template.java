package nl.dijkwacht.sigma.conformance;

import nl.dijkwacht.sigma.Sigma;

/** What stands around the lines of a case, so that cases show only what they are about. */
enum Template {
  /** The lines are a detection; without a condition they are one search. */
  DETECTION {
    @Override
    String around(String lines) {
      boolean whole = lines.lines().anyMatch(line -> line.startsWith("condition:"));
      return Sigma.rule(whole ? lines : "selection:\n" + lines.indent(2) + "condition: selection");
    }
  },

  /** The lines are the section of a correlation; its rules may be failed, login and key. */
  CORRELATION {
    @Override
    String around(String lines) {
      return RULES + "title: C\ncorrelation:\n" + lines.indent(2);
    }
  },

  /** The lines are the section of a filter for one rule on GetObject, called read. */
  FILTER {
    @Override
    String around(String lines) {
      return rule("read", "GetObject")
          + "title: F\nlogsource: {product: aws, service: cloudtrail}\nfilter:\n"
          + lines.indent(2);
    }
  },

  /** The lines are whole documents. */
  DOCUMENTS {
    @Override
    String around(String lines) {
      return lines;
    }
  };

  private static final String RULES =
      rule("failed", "ConsoleLogin") + rule("login", "SwitchRole") + rule("key", "CreateAccessKey");

  abstract String around(String lines);

  private static String rule(String name, String eventName) {
    return """
    title: Title of %1$s
    name: %1$s
    id: id-%1$s
    logsource: {product: aws, service: cloudtrail}
    detection: {selection: {eventName: %2$s}, condition: selection}
    ---
    """
        .formatted(name, eventName);
  }
}
