package nl.dijkwacht.sigma.link;

/** Documents in few words, for tests. */
final class Documents {

  private Documents() {}

  /** A rule on the events of a name, which is also its title, its name and its id. */
  static String rule(String name) {
    return """
    title: Title %1$s
    id: id-%1$s
    name: %1$s
    logsource: {product: aws, service: cloudtrail}
    detection: {selection: {eventName: %1$s}, condition: selection}
    ---
    """
        .formatted(name);
  }

  /** A correlation with this section, of which each line ends with a semicolon. */
  static String correlation(String name, String section) {
    return """
    title: Title %1$s
    id: id-%1$s
    name: %1$s
    correlation:
    %2$s---
    """
        .formatted(name, section.replace(";", "\n").indent(2));
  }

  /** A filter on rules. */
  static String filter(String name, String rules, String further) {
    return """
    title: Title %1$s
    id: id-%1$s
    logsource: {product: aws, service: cloudtrail}
    filter: {rules: %2$s, selection: {sourceIPAddress: 10.0.0.1}, condition: not selection}
    %3$s
    ---
    """
        .formatted(name, rules, further);
  }
}
