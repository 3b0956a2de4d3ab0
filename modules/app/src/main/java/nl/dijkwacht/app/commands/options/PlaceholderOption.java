package nl.dijkwacht.app.commands.options;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.sigma.modify.Placeholders;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What the placeholders of rules stand for, besides what the configuration says. */
public final class PlaceholderOption {

  @Option(
      names = "--placeholder",
      paramLabel = "NAME=VALUE",
      converter = Converter.class,
      description = {
        "A value of %%NAME%% in rules with the modifier expand;",
        "may be given several times, also for one name."
      })
  private List<Placeholders> given = new ArrayList<>();

  public Placeholders given() {
    return given.stream().reduce(Placeholders.NONE, Placeholders::and);
  }

  /** Reads a name and a value, in which '=' may stand too. */
  static final class Converter implements ITypeConverter<Placeholders> {
    @Override
    public Placeholders convert(String text) {
      int equals = text.indexOf('=');
      if (equals < 1 || equals == text.length() - 1) {
        throw new TypeConversionException("expected NAME=VALUE, such as Servers=srv*");
      }
      return new Placeholders(
          Map.of(text.substring(0, equals), List.of(text.substring(equals + 1))));
    }
  }
}
