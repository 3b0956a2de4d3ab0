package nl.dijkwacht.publish.subscriptions;

import java.util.Optional;
import nl.dijkwacht.documents.Fields;
import nl.dijkwacht.documents.Node;
import nl.dijkwacht.documents.Problems;
import nl.dijkwacht.documents.Scalar;
import nl.dijkwacht.expressions.Expression;
import nl.dijkwacht.expressions.ExpressionLanguage;
import nl.dijkwacht.expressions.ExpressionReader;
import nl.dijkwacht.expressions.ValueType;

/** A condition in CEL under a key of a document. */
final class ExpressionField {

  private ExpressionField() {}

  /**
   * The condition; empty, and an error unless the key is absent, if there is none.
   *
   * @param content of the document's file
   */
  static Optional<Expression> read(
      Fields fields, String key, ExpressionLanguage language, byte[] content, Problems problems) {
    Optional<Node> node = fields.node(key);
    if (node.isPresent() && !(node.get() instanceof Scalar)) {
      problems.error(
          node.get().place(),
          "'%s': expected an expression in CEL, found %s".formatted(key, node.get().description()));
    }
    return node.filter(Scalar.class::isInstance)
        .flatMap(
            scalar ->
                new ExpressionReader(language, content, problems)
                    .read((Scalar) scalar, ValueType.BOOL));
  }
}
