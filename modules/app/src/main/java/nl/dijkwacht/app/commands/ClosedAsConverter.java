package nl.dijkwacht.app.commands;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.dijkwacht.core.FindingCommand.ClosedAs;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads what a finding was, as people write it: {@code false-positive}. */
final class ClosedAsConverter implements ITypeConverter<ClosedAs> {

  @Override
  public ClosedAs convert(String text) {
    return Stream.of(ClosedAs.values())
        .filter(as -> label(as).equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'%s' is not one of %s"
                        .formatted(
                            text,
                            Stream.of(ClosedAs.values())
                                .map(ClosedAsConverter::label)
                                .collect(Collectors.joining(", ")))));
  }

  private static String label(ClosedAs as) {
    return as.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
