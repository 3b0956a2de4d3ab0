package nl.dijkwacht.controls;

import java.util.Set;
import nl.dijkwacht.controls.functions.ControlFunctions;
import nl.dijkwacht.expressions.ExpressionLanguage;

/** What the expressions of controls may use. */
final class ControlLanguage {

  private static final Set<String> ITEM =
      Set.of(
          "type", "id", "name", "arn", "region", "account", "partition", "capturedAt", "createdAt");
  private static final Set<String> ASSET =
      Set.of("personalData", "specialCategory", "watchesLogging", "owner");
  private static final Set<String> ACCOUNT = Set.of("environment", "legalEntity");

  /** Of conditions over the state of a resource. */
  static final ExpressionLanguage STATE = common().build();

  /** Of conditions over a call. */
  static final ExpressionLanguage CALL = common().variable("request").build();

  private ControlLanguage() {}

  private static ExpressionLanguage.Builder common() {
    ExpressionLanguage.Builder builder =
        ExpressionLanguage.builder()
            .variable("item", ITEM)
            .variable("c")
            .variable("sC")
            .variable("tags")
            .variable("asset", ASSET)
            .variable("account", ACCOUNT)
            .variable("params");
    ControlFunctions.all().forEach(builder::function);
    return builder;
  }
}
