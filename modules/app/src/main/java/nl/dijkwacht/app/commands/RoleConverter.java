package nl.dijkwacht.app.commands;

import nl.dijkwacht.api.access.Role;
import nl.dijkwacht.app.commands.options.EnumLabel;
import picocli.CommandLine.ITypeConverter;

/** Reads {@code case-owner} as {@link Role#CASE_OWNER}. */
final class RoleConverter implements ITypeConverter<Role> {

  @Override
  public Role convert(String text) {
    return EnumLabel.read(Role.class, text);
  }
}
