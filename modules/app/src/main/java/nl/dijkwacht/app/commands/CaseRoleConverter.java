package nl.dijkwacht.app.commands;

import nl.dijkwacht.core.cases.CaseRole;
import picocli.CommandLine.ITypeConverter;

/** Reads in what capacity somebody acts. */
final class CaseRoleConverter implements ITypeConverter<CaseRole> {

  @Override
  public CaseRole convert(String text) {
    return EnumLabel.read(CaseRole.class, text);
  }
}
