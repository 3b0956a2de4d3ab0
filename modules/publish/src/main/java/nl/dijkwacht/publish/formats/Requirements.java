package nl.dijkwacht.publish.formats;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import nl.dijkwacht.core.signal.Articles;

/**
 * What the tags of a control name of laws and standards.
 *
 * @param standards such as {@code AVG (GDPR)}
 * @param places in them, such as {@code AVG art. 32(1)(a)}
 */
public record Requirements(List<String> standards, List<String> places) {

  private static final String AVG = "AVG (GDPR)";
  private static final Map<String, String> OTHERS = new LinkedHashMap<>();

  static {
    OTHERS.put("nis2.", "NIS2");
    OTHERS.put("dora.", "DORA");
    OTHERS.put("iso-27001.", "ISO/IEC 27001");
    OTHERS.put("nist-800-53.", "NIST SP 800-53");
    OTHERS.put("bio.", "BIO");
    OTHERS.put("nen-7510.", "NEN 7510");
    OTHERS.put("policy.", "Policy");
  }

  private record Place(String standard, String text) {}

  public Requirements {
    standards = List.copyOf(standards);
    places = List.copyOf(places);
  }

  public static Requirements of(List<String> tags) {
    List<Place> places = tags.stream().map(Requirements::place).flatMap(Optional::stream).toList();
    return new Requirements(
        places.stream().map(Place::standard).distinct().toList(),
        places.stream().map(Place::text).distinct().toList());
  }

  private static Optional<Place> place(String tag) {
    return Articles.ofTag(tag)
        .map(article -> new Place(AVG, "AVG art. " + article))
        .or(() -> other(tag));
  }

  private static Optional<Place> other(String tag) {
    return OTHERS.entrySet().stream()
        .filter(standard -> tag.startsWith(standard.getKey()))
        .map(
            standard ->
                new Place(
                    standard.getValue(),
                    standard.getValue()
                        + " "
                        + tag.substring(standard.getKey().length()).toUpperCase(Locale.ROOT)))
        .findFirst();
  }
}
