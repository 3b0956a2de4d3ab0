package nl.dijkwacht.controls.calls;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.dijkwacht.core.json.FieldPath;
import nl.dijkwacht.core.json.JsonTape;
import nl.dijkwacht.core.trail.TrailEvent;

/**
 * Where in an event the id of a resource stands.
 *
 * @param parts paths whose values make the id, with slashes between them; none if the id is the
 *     account itself
 */
public record IdPlace(List<FieldPath> parts) {

  private static final String ACCOUNT = "account";
  private static final Pattern FORM =
      Pattern.compile("[A-Za-z0-9_.:-]{1,200}(/[A-Za-z0-9_.:-]{1,200}){0,2}");

  public IdPlace {
    parts = List.copyOf(parts);
  }

  /** Reads {@code account}, or paths with slashes between them; empty if it is neither. */
  static Optional<IdPlace> of(String text) {
    if (text.equals(ACCOUNT)) {
      return Optional.of(new IdPlace(List.of()));
    }
    return FORM.matcher(text).matches()
        ? Optional.of(new IdPlace(Stream.of(text.split("/")).map(FieldPath::of).toList()))
        : Optional.empty();
  }

  /** What stands there; nothing if a part is missing. */
  List<String> texts(TrailEvent event, String account) {
    return switch (parts.size()) {
      case 0 -> account.isEmpty() ? List.of() : List.of(account);
      case 1 -> PathTexts.all(event.json(), parts.get(0));
      default -> joined(event.json());
    };
  }

  private List<String> joined(JsonTape tape) {
    List<String> texts = new ArrayList<>();
    for (FieldPath part : parts) {
      List<String> found = PathTexts.all(tape, part);
      if (found.size() != 1 || found.get(0).isEmpty()) {
        return List.of();
      }
      texts.add(found.get(0));
    }
    return List.of(String.join("/", texts));
  }
}
