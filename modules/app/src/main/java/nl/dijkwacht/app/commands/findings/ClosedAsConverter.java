package nl.dijkwacht.app.commands.findings;

import nl.dijkwacht.app.commands.options.EnumLabel;
import nl.dijkwacht.core.finding.FindingCommand.ClosedAs;
import picocli.CommandLine.ITypeConverter;

/** Reads what a finding was, as people write it: {@code false-positive}. */
final class ClosedAsConverter implements ITypeConverter<ClosedAs> {

  @Override
  public ClosedAs convert(String text) {
    return EnumLabel.read(ClosedAs.class, text);
  }
}
