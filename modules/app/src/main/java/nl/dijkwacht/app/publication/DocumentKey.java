package nl.dijkwacht.app.publication;

import java.util.Optional;
import java.util.stream.Stream;

/** The form of a document's key: the path of its file in the published folder, with slashes. */
final class DocumentKey {

  private static final int LONGEST = 200;

  private DocumentKey() {}

  /** What is wrong with a text as a key: the end of a sentence, empty if nothing is. */
  static Optional<String> problem(String key) {
    if (key.isEmpty() || key.length() > LONGEST) {
      return Optional.of(
          "has %d characters; 1 to %d can be published".formatted(key.length(), LONGEST));
    }
    if (!key.endsWith(".yml") && !key.endsWith(".yaml")) {
      return Optional.of("does not end in .yml or .yaml");
    }
    if (key.codePoints().anyMatch(DocumentKey::isUnsafe)) {
      return Optional.of("has characters that cannot be shown; rename it");
    }
    // A part with a dot at its start is hidden, or leads out of the folder.
    return Stream.of(key.split("/", -1)).anyMatch(part -> part.isEmpty() || part.startsWith("."))
        ? Optional.of("is no path of visible files below a folder")
        : Optional.empty();
  }

  private static boolean isUnsafe(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      // What stands for bytes that are no UTF-8.
      default -> c == 0xFFFD;
    };
  }
}
