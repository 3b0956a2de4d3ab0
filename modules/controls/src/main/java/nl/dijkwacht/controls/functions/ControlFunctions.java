package nl.dijkwacht.controls.functions;

import java.util.ArrayList;
import java.util.List;
import nl.dijkwacht.expressions.ExpressionFunction;

/** All functions of controls. */
public final class ControlFunctions {

  private ControlFunctions() {}

  public static List<ExpressionFunction> all() {
    List<ExpressionFunction> all = new ArrayList<>();
    all.addAll(TextFunctions.ALL);
    all.addAll(TimeFunctions.ALL);
    all.addAll(NetworkFunctions.ALL);
    all.addAll(PolicyFunctions.ALL);
    return all;
  }
}
