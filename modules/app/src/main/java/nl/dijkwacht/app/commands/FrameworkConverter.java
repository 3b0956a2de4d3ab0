package nl.dijkwacht.app.commands;

import nl.dijkwacht.app.commands.options.EnumLabel;
import nl.dijkwacht.controls.Mapping.Framework;
import picocli.CommandLine.ITypeConverter;

/** Reads the name of a framework, such as {@code iso-27001}. */
final class FrameworkConverter implements ITypeConverter<Framework> {

  @Override
  public Framework convert(String text) {
    return EnumLabel.read(Framework.class, text);
  }
}
