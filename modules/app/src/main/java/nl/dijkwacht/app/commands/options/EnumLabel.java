package nl.dijkwacht.app.commands.options;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.TypeConversionException;

/** Reads a value out of a closed list as people write it: {@code false-positive}. */
public final class EnumLabel {

  private EnumLabel() {}

  public static <E extends Enum<E>> E read(Class<E> type, String text) {
    return Stream.of(type.getEnumConstants())
        .filter(value -> label(value).equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException("'%s' is not one of %s".formatted(text, labels(type))));
  }

  private static <E extends Enum<E>> String labels(Class<E> type) {
    return Stream.of(type.getEnumConstants())
        .map(EnumLabel::label)
        .collect(Collectors.joining(", "));
  }

  private static String label(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
