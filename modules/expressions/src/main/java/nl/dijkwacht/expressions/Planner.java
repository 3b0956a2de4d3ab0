package nl.dijkwacht.expressions;

import com.google.re2j.Pattern;
import dev.cel.common.CelSource;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import nl.dijkwacht.documents.Suggestions;
import org.jspecify.annotations.Nullable;

/** Makes terms of a checked syntax tree. For one expression. */
final class Planner {

  private static final int LONGEST_LABEL = 80;

  private final CelSource source;
  private final Map<String, Set<String>> variables;
  private final Map<String, ExpressionFunction> functions;
  private final ExpressionLimits limits;
  private final List<Fault> faults = new ArrayList<>();
  private final Map<String, Set<String>> fields = new HashMap<>();
  private final Set<String> wholes = new TreeSet<>();
  private final Map<String, Integer> locals = new HashMap<>();
  private int slots;
  private int nodes;
  private int depth;

  /**
   * @param variables by name, with their fields; none if they may have any
   */
  Planner(
      CelSource source,
      Map<String, Set<String>> variables,
      Map<String, ExpressionFunction> functions,
      ExpressionLimits limits) {
    this.source = source;
    this.variables = variables;
    this.functions = functions;
    this.limits = limits;
  }

  List<Fault> faults() {
    return faults;
  }

  Mentions mentions() {
    return new Mentions(fields, wholes);
  }

  int slots() {
    return slots;
  }

  Term plan(CelExpr expr) {
    nodes++;
    if (nodes > limits.maxNodes() || depth >= limits.maxDepth()) {
      if (faults.isEmpty()) {
        fault(expr, "this expression is too large or nested too deeply; make it simpler");
      }
      return frame -> Frame.spent();
    }
    depth++;
    Term term = planned(expr);
    depth--;
    return term;
  }

  private Term planned(CelExpr expr) {
    return switch (expr.getKind()) {
      case CONSTANT -> constant(expr);
      case IDENT -> ident(expr);
      case SELECT -> select(expr);
      case CALL -> call(expr);
      case LIST -> list(expr);
      case MAP -> map(expr);
      case COMPREHENSION -> comprehension(expr);
      case STRUCT, NOT_SET ->
          refused(expr, "objects of a message type do not exist here; use a map in braces");
    };
  }

  private Term constant(CelExpr expr) {
    CelConstant constant = expr.constant();
    Object value =
        switch (constant.getKind()) {
          case BOOLEAN_VALUE -> constant.booleanValue();
          case INT64_VALUE -> constant.int64Value();
          case DOUBLE_VALUE -> constant.doubleValue();
          case STRING_VALUE -> constant.stringValue();
          default -> null;
        };
    return value == null
        ? refused(
            expr,
            "there are no nulls, bytes and unsigned numbers here; ask for a field with has(), and"
                + " write numbers without u")
        : frame -> value;
  }

  private Term ident(CelExpr expr) {
    String name = expr.ident().name();
    Integer slot = locals.get(name);
    if (slot != null) {
      return Path.local(slot);
    }
    if (!variables.containsKey(name)) {
      return refused(
          expr,
          "there is no variable '" + name + "'" + Suggestions.question(name, variables.keySet()));
    }
    wholes.add(name);
    return Path.variable(name);
  }

  /** The variable that an expression is, if it is one of the evaluation's. */
  private @Nullable String variable(CelExpr expr) {
    return expr.getKind() == Kind.IDENT
            && !locals.containsKey(expr.ident().name())
            && variables.containsKey(expr.ident().name())
        ? expr.ident().name()
        : null;
  }

  private Term select(CelExpr expr) {
    CelExpr operand = expr.select().operand();
    String field = expr.select().field();
    Term object = holder(operand, field, expr);
    return expr.select().testOnly()
        ? Path.has(object, field, label(operand))
        : Path.select(object, field, label(expr));
  }

  /** What a field of this name is taken of. */
  private Term holder(CelExpr operand, String field, CelExpr expr) {
    String variable = variable(operand);
    if (variable == null) {
      return plan(operand);
    }
    Set<String> known = variables.getOrDefault(variable, Set.of());
    if (!known.isEmpty() && !known.contains(field)) {
      fault(
          expr,
          "'%s' has no '%s'%s".formatted(variable, field, Suggestions.question(field, known)));
    }
    fields.computeIfAbsent(variable, name -> new TreeSet<>()).add(field);
    return Path.variable(variable);
  }

  private Term call(CelExpr expr) {
    CelExpr.CelCall call = expr.call();
    List<CelExpr> arguments = new ArrayList<>();
    call.target().ifPresent(arguments::add);
    arguments.addAll(call.args());
    String name = call.function();
    if (name.equals("_[_]")) {
      return index(expr, arguments.get(0), arguments.get(1));
    }
    List<Term> terms = arguments.stream().map(this::plan).toList();
    ExpressionFunction own = functions.get(name);
    if (own != null) {
      return OwnFunctions.call(own, terms);
    }
    if (name.equals("matches")) {
      checkPattern(arguments.get(1));
    }
    Term operator = operator(name, terms);
    return operator != null ? operator : StandardFunctions.call(name, terms, name + "()");
  }

  private static @Nullable Term operator(String name, List<Term> terms) {
    return switch (name) {
      case "_&&_" -> Logic.and(terms.get(0), terms.get(1));
      case "_||_" -> Logic.or(terms.get(0), terms.get(1));
      case "!_" -> Logic.not(terms.get(0));
      case "_?_:_" -> Logic.choose(terms.get(0), terms.get(1), terms.get(2));
      case "_==_" -> Comparison.equal(terms.get(0), terms.get(1), true);
      case "_!=_" -> Comparison.equal(terms.get(0), terms.get(1), false);
      case "_<_" -> Comparison.order(terms.get(0), terms.get(1), order -> order < 0);
      case "_<=_" -> Comparison.order(terms.get(0), terms.get(1), order -> order <= 0);
      case "_>_" -> Comparison.order(terms.get(0), terms.get(1), order -> order > 0);
      case "_>=_" -> Comparison.order(terms.get(0), terms.get(1), order -> order >= 0);
      case "@in" -> Comparison.in(terms.get(0), terms.get(1));
      case "_+_" -> Arithmetic.ADD.of(terms.get(0), terms.get(1));
      case "_-_" -> Arithmetic.SUBTRACT.of(terms.get(0), terms.get(1));
      case "_*_" -> Arithmetic.MULTIPLY.of(terms.get(0), terms.get(1));
      case "_/_" -> Arithmetic.DIVIDE.of(terms.get(0), terms.get(1));
      case "_%_" -> Arithmetic.MODULO.of(terms.get(0), terms.get(1));
      case "-_" -> Arithmetic.negate(terms.get(0));
      default -> null;
    };
  }

  private Term index(CelExpr expr, CelExpr container, CelExpr key) {
    boolean named =
        key.getKind() == Kind.CONSTANT && key.constant().getKind() == CelConstant.Kind.STRING_VALUE;
    Term of = named ? holder(container, key.constant().stringValue(), key) : plan(container);
    return Path.index(of, plan(key), label(expr));
  }

  private void checkPattern(CelExpr regex) {
    if (regex.getKind() == Kind.CONSTANT
        && regex.constant().getKind() == CelConstant.Kind.STRING_VALUE
        && !(StandardFunctions.pattern(regex.constant().stringValue(), limits)
            instanceof Pattern)) {
      fault(regex, StandardFunctions.pattern(regex.constant().stringValue(), limits).toString());
    }
  }

  private Term list(CelExpr expr) {
    List<Term> elements = expr.list().elements().stream().map(this::plan).toList();
    return frame -> {
      List<Object> values = new ArrayList<>(elements.size());
      for (Term element : elements) {
        Object value = element.value(frame);
        if (value instanceof Outcome.Missing) {
          return value;
        }
        values.add(value);
      }
      return values;
    };
  }

  private Term map(CelExpr expr) {
    Map<Term, Term> entries = new LinkedHashMap<>();
    expr.map().entries().forEach(entry -> entries.put(plan(entry.key()), plan(entry.value())));
    return frame -> {
      Map<Object, Object> values = new LinkedHashMap<>();
      for (Map.Entry<Term, Term> entry : entries.entrySet()) {
        Object key = entry.getKey().value(frame);
        Object value = key instanceof Outcome.Missing ? key : entry.getValue().value(frame);
        if (value instanceof Outcome.Missing) {
          return value;
        }
        if (values.put(key, value) != null) {
          return new Outcome.Missing("a map has the same key twice");
        }
      }
      return values;
    };
  }

  /** Macros are the only comprehensions there are; what they begin with tells which. */
  private Term comprehension(CelExpr expr) {
    CelExpr.CelComprehension fold = expr.comprehension();
    Term range = plan(fold.iterRange());
    String label = label(fold.iterRange());
    Integer outer = locals.get(fold.iterVar());
    int slot = slots++;
    locals.put(fold.iterVar(), slot);
    Term term = macro(fold, range, slot, label);
    if (outer == null) {
      locals.remove(fold.iterVar());
    } else {
      locals.put(fold.iterVar(), outer);
    }
    return term;
  }

  private Term macro(CelExpr.CelComprehension fold, Term range, int slot, String label) {
    CelExpr step = fold.loopStep();
    if (fold.accuInit().getKind() == Kind.LIST) {
      boolean filtered = step.call().function().equals("_?_:_");
      Term test = filtered ? plan(step.call().args().get(0)) : null;
      CelExpr added = filtered ? step.call().args().get(1) : step;
      CelExpr element = added.call().args().get(1).list().elements().get(0);
      return Comprehension.collect(range, slot, test, plan(element), label);
    }
    if (fold.accuInit().constant().getKind() == CelConstant.Kind.INT64_VALUE) {
      return Comprehension.existsOne(range, slot, plan(step.call().args().get(0)), label);
    }
    boolean all = fold.accuInit().constant().booleanValue();
    return Comprehension.quantifier(range, slot, plan(step.call().args().get(1)), !all, label);
  }

  private String label(CelExpr expr) {
    String text = text(expr);
    return text.length() <= LONGEST_LABEL ? text : text.substring(0, LONGEST_LABEL) + "…";
  }

  private String text(CelExpr expr) {
    return switch (expr.getKind()) {
      case IDENT -> expr.ident().name();
      case SELECT -> text(expr.select().operand()) + "." + expr.select().field();
      case CALL -> callText(expr.call());
      case CONSTANT ->
          expr.constant().getKind() == CelConstant.Kind.STRING_VALUE
              ? "'" + expr.constant().stringValue() + "'"
              : expr.constant().getKind() == CelConstant.Kind.INT64_VALUE
                  ? String.valueOf(expr.constant().int64Value())
                  : "a constant";
      case LIST -> "a list";
      case MAP -> "a map";
      case COMPREHENSION -> text(expr.comprehension().iterRange());
      case STRUCT, NOT_SET -> "a value";
    };
  }

  private String callText(CelExpr.CelCall call) {
    if (call.function().equals("_[_]")) {
      return text(call.args().get(0)) + "[" + text(call.args().get(1)) + "]";
    }
    return Character.isLetter(call.function().charAt(0)) ? call.function() + "()" : "a value";
  }

  private Term refused(CelExpr expr, String message) {
    fault(expr, message);
    return frame -> Frame.spent();
  }

  private void fault(CelExpr expr, String message) {
    faults.add(new Fault(source.getPositionsMap().getOrDefault(expr.id(), 0), message));
  }
}
