package nl.dijkwacht.expressions;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import nl.dijkwacht.documents.Problems;
import nl.dijkwacht.documents.Scalar;

/** Reads the expressions of one YAML file; what is wrong is told with its place there. */
public final class ExpressionReader {

  private final ExpressionLanguage language;
  private final byte[] file;
  private final Problems problems;

  /**
   * @param file the whole file, in UTF-8; not copied, so not to be changed
   */
  public ExpressionReader(ExpressionLanguage language, byte[] file, Problems problems) {
    this.language = language;
    this.file = file;
    this.problems = problems;
  }

  /** The expression in a scalar, whose result may be of the type; empty if it cannot be used. */
  public Optional<Expression> read(Scalar scalar, ValueType result) {
    Compilation compilation = language.compile(scalar.text(), result);
    if (compilation instanceof Compilation.Refused refused) {
      ScalarPlaces places = new ScalarPlaces(new String(file, StandardCharsets.UTF_8), scalar);
      refused.faults().forEach(fault -> problems.error(places.at(fault.offset()), fault.message()));
      return Optional.empty();
    }
    return Optional.of(((Compilation.Compiled) compilation).expression());
  }

  /**
   * The expression in a scalar that is known to compile; it is compiled when it is first needed.
   */
  public Expression readLater(Scalar scalar, ValueType result) {
    return language.compileLater(scalar.text(), result);
  }
}
