package nl.dijkwacht.app.commands.dsar;

import nl.dijkwacht.app.commands.options.EnumLabel;
import nl.dijkwacht.core.cases.SubjectRequest.Right;
import picocli.CommandLine.ITypeConverter;

/** Reads the right of a data subject. */
final class RightConverter implements ITypeConverter<Right> {

  @Override
  public Right convert(String text) {
    return EnumLabel.read(Right.class, text);
  }
}
