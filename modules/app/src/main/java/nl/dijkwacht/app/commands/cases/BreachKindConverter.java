package nl.dijkwacht.app.commands.cases;

import nl.dijkwacht.app.commands.options.EnumLabel;
import nl.dijkwacht.core.cases.BreachFacts;
import picocli.CommandLine.ITypeConverter;

/** Reads the kind of a breach. */
final class BreachKindConverter implements ITypeConverter<BreachFacts.Kind> {

  @Override
  public BreachFacts.Kind convert(String text) {
    return EnumLabel.read(BreachFacts.Kind.class, text);
  }
}
