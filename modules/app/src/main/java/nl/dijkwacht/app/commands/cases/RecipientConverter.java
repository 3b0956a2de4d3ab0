package nl.dijkwacht.app.commands.cases;

import nl.dijkwacht.app.commands.options.EnumLabel;
import nl.dijkwacht.core.cases.Recipient;
import picocli.CommandLine.ITypeConverter;

/** Reads who is notified. */
final class RecipientConverter implements ITypeConverter<Recipient> {

  @Override
  public Recipient convert(String text) {
    return EnumLabel.read(Recipient.class, text);
  }
}
