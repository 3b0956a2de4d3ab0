package nl.dijkwacht.publish.messages;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import nl.dijkwacht.core.finding.Alert;
import nl.dijkwacht.core.trail.EventSummary;

/**
 * Links to where the organisation keeps its logs, made by templates such as {@code
 * https://splunk.example/app/search/search?q=search%20{event-id}&earliest={from-seconds}}. Values
 * are encoded, so that none can leave its place. Immutable.
 */
public final class LinkTemplates {

  /** Without any. */
  public static final LinkTemplates NONE = new LinkTemplates(Map.of());

  /** The hour before and the hour after. */
  private static final Duration AROUND = Duration.ofHours(1);

  private static final String PRINCIPAL = "principal";

  private final Map<String, String> templates;

  /**
   * @param templates by the name that people see; in their order
   */
  public LinkTemplates(Map<String, String> templates) {
    this.templates = new LinkedHashMap<>(templates);
  }

  /** What is wrong with a template: a sentence, empty if nothing is. */
  public static Optional<String> problem(String template) {
    if (!template.startsWith("https://") && !template.startsWith("http://")) {
      return Optional.of("a link begins with https://");
    }
    TreeSet<String> known = new TreeSet<>(values("", "", "", "", "", Instant.EPOCH).keySet());
    for (String name : names(template)) {
      if (!known.contains(name)) {
        return Optional.of(
            "a link has no {%s}; there are {%s}".formatted(name, String.join("}, {", known)));
      }
    }
    return Optional.empty();
  }

  /** Those of an alert; one that names the principal only where identities are shown. */
  List<Link> of(Alert alert, Identities identities) {
    EventSummary cause = alert.cause();
    Map<String, String> values =
        values(
            cause.eventId(),
            alert.finding().id(),
            cause.account(),
            cause.region(),
            cause.principal().id(),
            cause.eventTime());
    List<Link> links = new ArrayList<>();
    templates.forEach(
        (name, template) -> {
          if (identities.areShown() || !names(template).contains(PRINCIPAL)) {
            links.add(new Link(name, filled(template, values)));
          }
        });
    return links;
  }

  private static Map<String, String> values(
      String event, String finding, String account, String region, String principal, Instant at) {
    Instant from = at.minus(AROUND);
    Instant to = at.plus(AROUND);
    Map<String, String> values = new TreeMap<>();
    values.put("event-id", event);
    values.put("finding-id", finding);
    values.put("account", account);
    values.put("region", region);
    values.put(PRINCIPAL, principal);
    values.put("from", from.toString());
    values.put("to", to.toString());
    values.put("from-seconds", Long.toString(from.getEpochSecond()));
    values.put("to-seconds", Long.toString(to.getEpochSecond()));
    return values;
  }

  private static List<String> names(String template) {
    List<String> names = new ArrayList<>();
    int open = template.indexOf('{');
    while (open >= 0) {
      int close = template.indexOf('}', open);
      names.add(close < 0 ? template.substring(open + 1) : template.substring(open + 1, close));
      open = close < 0 ? -1 : template.indexOf('{', close);
    }
    return names;
  }

  private static String filled(String template, Map<String, String> values) {
    String filled = template;
    for (Map.Entry<String, String> value : values.entrySet()) {
      // A space as %20, which all parts of an address take.
      String encoded =
          URLEncoder.encode(value.getValue(), StandardCharsets.UTF_8).replace("+", "%20");
      filled = filled.replace("{" + value.getKey() + "}", encoded);
    }
    return filled;
  }
}
