package nl.dijkwacht.app.commands.casework;

import nl.dijkwacht.app.commands.options.EnumLabel;
import nl.dijkwacht.core.cases.CaseRole;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads in what capacity somebody acts. */
final class CaseRoleConverter implements ITypeConverter<CaseRole> {

  @Override
  public CaseRole convert(String text) {
    CaseRole role = EnumLabel.read(CaseRole.class, text);
    if (role == CaseRole.SYSTEM) {
      throw new TypeConversionException(
          "'%s' is Dijkwacht itself; say in what capacity you act".formatted(text));
    }
    return role;
  }
}
