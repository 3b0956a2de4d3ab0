package nl.dijkwacht.app.commands.deadletters;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.dijkwacht.core.DeadLetterReason;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a reason by its label, as lists and metrics show it. */
final class ReasonConverter implements ITypeConverter<DeadLetterReason> {

  @Override
  public DeadLetterReason convert(String label) {
    return DeadLetterReason.ofLabel(label)
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "there is no reason '%s'; the reasons are %s"
                        .formatted(
                            label,
                            Stream.of(DeadLetterReason.values())
                                .map(DeadLetterReason::label)
                                .collect(Collectors.joining(", ")))));
  }
}
