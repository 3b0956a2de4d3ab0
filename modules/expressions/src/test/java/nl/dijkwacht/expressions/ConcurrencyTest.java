package nl.dijkwacht.expressions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ConcurrencyTest {

  private static final String SOURCE =
      "c.list.filter(x, c.list.exists(y, y == x + 1)).map(x, x * c.by)";

  @Test
  void threadsShareAnExpression() throws Exception {
    assertAllAreRight(Expressions.compiled(SOURCE));
  }

  @Test
  void threadsShareAnExpressionThatIsCompiledLater() throws Exception {
    assertAllAreRight(Expressions.LANGUAGE.compileLater(SOURCE, ValueType.ANY));
  }

  private static void assertAllAreRight(Expression expression) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<Boolean>> results = new ArrayList<>();
      for (int t = 0; t < 4; t++) {
        long by = t;
        results.add(threads.submit(() -> isRight(expression, by)));
      }
      for (Future<Boolean> result : results) {
        assertThat(result.get()).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static boolean isRight(Expression expression, long by) {
    Map<String, Object> variables = Map.of("c", Map.of("list", List.of(1, 2, 3, 9), "by", by));
    for (int i = 0; i < 5_000; i++) {
      if (!expression
          .evaluate(variables::get, new Memo())
          .equals(new Outcome.Value(List.of(by, 2 * by)))) {
        return false;
      }
    }
    return true;
  }
}
