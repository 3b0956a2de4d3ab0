package nl.dijkwacht.controls.functions;

import java.util.List;
import java.util.Optional;
import nl.dijkwacht.controls.policy.Network;
import nl.dijkwacht.expressions.ExpressionFunction;
import nl.dijkwacht.expressions.Outcome;
import nl.dijkwacht.expressions.ValueType;

/** Functions over networks and ports. */
final class NetworkFunctions {

  private static final Outcome.Missing NO_NETWORK =
      new Outcome.Missing("isPublicCidr() got what is no network");

  private static final Outcome.Missing NO_PORTS =
      new Outcome.Missing("portsInclude() got what is no port");

  private static final long ALL_PORTS = -1;

  static final List<ExpressionFunction> ALL =
      List.of(
          new ExpressionFunction(
              "isPublicCidr",
              List.of(ValueType.STRING),
              ValueType.BOOL,
              (a, memo) ->
                  Network.of((String) a[0]).<Object>map(Network::isPublic).orElse(NO_NETWORK)),
          new ExpressionFunction(
              "portsInclude",
              List.of(ValueType.MAYBE, ValueType.MAYBE, ValueType.INT),
              ValueType.BOOL,
              (a, memo) -> portsInclude(a[0], a[1], (Long) a[2])));

  private NetworkFunctions() {}

  private static Object portsInclude(Object from, Object to, long asked) {
    Optional<Long> first = port(from);
    Optional<Long> last = port(to);
    if (first.isEmpty() || last.isEmpty()) {
      return NO_PORTS;
    }
    return first.get() == ALL_PORTS
        || last.get() == ALL_PORTS
        || (first.get() <= asked && asked <= last.get());
  }

  /** A rule for all ports names none. */
  private static Optional<Long> port(Object value) {
    if (value instanceof Outcome.Missing) {
      return Optional.of(ALL_PORTS);
    }
    if (value instanceof Number number) {
      return Optional.of(number.longValue());
    }
    return value instanceof String text && text.matches("-1|[0-9]{1,5}")
        ? Optional.of(Long.valueOf(text))
        : Optional.empty();
  }
}
