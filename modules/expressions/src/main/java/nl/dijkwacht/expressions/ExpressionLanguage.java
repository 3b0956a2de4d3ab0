package nl.dijkwacht.expressions;

import dev.cel.checker.CelStandardDeclarations;
import dev.cel.checker.CelStandardDeclarations.StandardFunction;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelSource;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.parser.CelUnparser;
import dev.cel.parser.CelUnparserFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * CEL with the variables and functions of one use. CEL's own parser and checker read it; the
 * evaluation is ours, since a missing field is a value here and not an exception, input is used as
 * it is, and all that an evaluation spends is counted. Immutable and thread-safe.
 */
public final class ExpressionLanguage {

  private static final StandardFunction[] OFFERED = {
    StandardFunction.IN,
    StandardFunction.NOT_STRICTLY_FALSE,
    StandardFunction.CONDITIONAL,
    StandardFunction.LOGICAL_NOT,
    StandardFunction.LOGICAL_OR,
    StandardFunction.LOGICAL_AND,
    StandardFunction.EQUALS,
    StandardFunction.NOT_EQUALS,
    StandardFunction.ADD,
    StandardFunction.SUBTRACT,
    StandardFunction.MULTIPLY,
    StandardFunction.DIVIDE,
    StandardFunction.MODULO,
    StandardFunction.NEGATE,
    StandardFunction.INDEX,
    StandardFunction.SIZE,
    StandardFunction.INT,
    StandardFunction.DOUBLE,
    StandardFunction.STRING,
    StandardFunction.DYN,
    StandardFunction.TIMESTAMP,
    StandardFunction.BOOL,
    StandardFunction.MATCHES,
    StandardFunction.CONTAINS,
    StandardFunction.ENDS_WITH,
    StandardFunction.STARTS_WITH,
    StandardFunction.LESS,
    StandardFunction.LESS_EQUALS,
    StandardFunction.GREATER,
    StandardFunction.GREATER_EQUALS
  };

  private final Map<String, Set<String>> variables;
  private final Map<String, ExpressionFunction> functions;
  private final ExpressionLimits limits;
  private final CelCompiler compiler;
  private final FaultSentences sentences;

  private ExpressionLanguage(Builder builder) {
    this.variables = Map.copyOf(builder.variables);
    this.functions = Map.copyOf(builder.functions);
    this.limits = builder.limits;
    this.compiler = compiler();
    List<String> names = new ArrayList<>(variables.keySet());
    names.addAll(functions.keySet());
    for (StandardFunction function : OFFERED) {
      names.add(function.functionName());
    }
    this.sentences = new FaultSentences(names);
  }

  public static Builder builder() {
    return new Builder();
  }

  /** Compiles an expression whose result may be of the type. */
  public Compilation compile(String source, ValueType result) {
    if (source.isBlank()) {
      return refused(0, "an expression is missing; write one in CEL");
    }
    if (source.codePointCount(0, source.length()) > limits.maxLength()) {
      return refused(
          0,
          "this expression is longer than %d characters; make it shorter"
              .formatted(limits.maxLength()));
    }
    CelAbstractSyntaxTree tree;
    try {
      tree = compiler.compile(source).getAst();
    } catch (CelValidationException e) {
      return new Compilation.Refused(faults(e));
    }
    CelType type = tree.getResultType();
    if (!result.mayBe(type)) {
      return refused(0, "this expression has to give " + result.noun() + "; change it");
    }
    return planned(source, tree);
  }

  /**
   * The expression, which is compiled when it is first needed: for sources that are known to
   * compile, of which most may never be needed. What is wrong with one shows only then, as an
   * {@link IllegalStateException}.
   */
  public Expression compileLater(String source, ValueType result) {
    return new Expression(
        source,
        () -> {
          if (compile(source, result) instanceof Compilation.Compiled compiled) {
            return compiled.expression().plan();
          }
          throw new IllegalStateException("This was thought to compile, and does not: " + source);
        });
  }

  private Compilation planned(String source, CelAbstractSyntaxTree tree) {
    Planner planner = new Planner(tree.getSource(), variables, functions, limits);
    Term root = planner.plan(tree.getExpr());
    if (!planner.faults().isEmpty()) {
      return new Compilation.Refused(planner.faults());
    }
    return new Compilation.Compiled(
        new Expression(
            source,
            new Expression.Plan(
                root,
                planner.slots(),
                planner.mentions(),
                limits,
                () -> parts(tree.getExpr(), tree.getSource()))));
  }

  private List<Expression.Part> parts(CelExpr root, CelSource source) {
    List<CelExpr> operands = new ArrayList<>();
    String function = root.callOrDefault().function();
    if (function.equals("_&&_") || function.equals("_||_")) {
      flatten(root, function, operands);
    } else {
      operands.add(root);
    }
    CelUnparser unparser = CelUnparserFactory.newUnparser();
    return operands.stream()
        .map(
            operand -> {
              CelAbstractSyntaxTree tree = CelAbstractSyntaxTree.newParsedAst(operand, source);
              String text = unparser.unparse(tree);
              Compilation.Compiled part = (Compilation.Compiled) planned(text, tree);
              return new Expression.Part(text, part.expression());
            })
        .toList();
  }

  private static void flatten(CelExpr expr, String function, List<CelExpr> operands) {
    if (expr.callOrDefault().function().equals(function)) {
      expr.call().args().forEach(argument -> flatten(argument, function, operands));
    } else {
      operands.add(expr);
    }
  }

  private static Compilation refused(int offset, String message) {
    return new Compilation.Refused(List.of(new Fault(offset, message)));
  }

  private List<Fault> faults(CelValidationException e) {
    List<Fault> faults = new ArrayList<>();
    for (CelIssue issue : e.getErrors()) {
      int offset = e.getSource().getLocationOffset(issue.getSourceLocation()).orElse(0);
      Fault fault = new Fault(offset, sentences.of(issue.getMessage()));
      if (!faults.contains(fault)) {
        faults.add(fault);
      }
    }
    return faults;
  }

  private CelCompiler compiler() {
    CelCompilerBuilder builder =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(
                CelOptions.current()
                    .enableHeterogeneousNumericComparisons(true)
                    .populateMacroCalls(true)
                    .maxExpressionCodePointSize(limits.maxLength())
                    .maxParseRecursionDepth(limits.maxDepth())
                    .build())
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .setStandardEnvironmentEnabled(false)
            .setStandardDeclarations(
                CelStandardDeclarations.newBuilder()
                    .includeFunctions(OFFERED)
                    .filterIdentifiers(identifier -> false)
                    .build());
    variables.keySet().forEach(name -> builder.addVar(name, SimpleType.DYN));
    for (ExpressionFunction function : functions.values()) {
      builder.addFunctionDeclarations(
          CelFunctionDecl.newFunctionDeclaration(
              function.name(),
              CelOverloadDecl.newGlobalOverload(
                  function.name(),
                  function.result().cel(),
                  function.arguments().stream().map(ValueType::cel).toList())));
    }
    return builder.build();
  }

  /** Gathers what expressions may use. */
  public static final class Builder {
    private final Map<String, Set<String>> variables = new LinkedHashMap<>();
    private final Map<String, ExpressionFunction> functions = new LinkedHashMap<>();
    private ExpressionLimits limits = ExpressionLimits.DEFAULT;

    private Builder() {}

    /** A variable that may have any fields, or be of any other type. */
    public Builder variable(String name) {
      variables.put(name, Set.of());
      return this;
    }

    /** A variable that has these fields and no others, so that a misspelt one is found. */
    public Builder variable(String name, Set<String> fields) {
      variables.put(name, Set.copyOf(fields));
      return this;
    }

    public Builder function(ExpressionFunction function) {
      functions.put(function.name(), function);
      return this;
    }

    public Builder limits(ExpressionLimits accepted) {
      this.limits = accepted;
      return this;
    }

    public ExpressionLanguage build() {
      return new ExpressionLanguage(this);
    }
  }
}
