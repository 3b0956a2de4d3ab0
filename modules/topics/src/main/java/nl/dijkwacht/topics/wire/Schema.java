package nl.dijkwacht.topics.wire;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The form of a payload. A new minor only adds; another major is another topic.
 *
 * @param name in kebab-case
 */
public record Schema(String name, int major, int minor) {

  private static final Pattern TEXT = Pattern.compile("([a-z-]{1,64})/([0-9]{1,4})\\.([0-9]{1,4})");

  /** Reads {@code signal/1.0}; null if the text is something else. */
  static @Nullable Schema parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    return matcher.matches()
        ? new Schema(
            matcher.group(1),
            Integer.parseInt(matcher.group(2)),
            Integer.parseInt(matcher.group(3)))
        : null;
  }

  /** Whether who knows this schema can read what was written with another. */
  boolean canRead(Schema written) {
    return name.equals(written.name) && major == written.major;
  }

  @Override
  public String toString() {
    return name + "/" + major + "." + minor;
  }
}
