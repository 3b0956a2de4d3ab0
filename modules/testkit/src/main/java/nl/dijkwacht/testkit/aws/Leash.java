package nl.dijkwacht.testkit.aws;

import java.io.IOException;

/**
 * Runs another program in this JVM and ends it when standard input ends, which it does when the
 * test's JVM is gone, even if that was killed: no server outlives its tests.
 */
final class Leash {

  private Leash() {}

  /**
   * @param arguments the class whose {@code main} is run, then its arguments
   */
  public static void main(String[] arguments) throws ReflectiveOperationException {
    Thread watch = new Thread(Leash::endWithInput, "leash");
    watch.setDaemon(true);
    watch.start();
    String[] rest = new String[arguments.length - 1];
    System.arraycopy(arguments, 1, rest, 0, rest.length);
    Class.forName(arguments[0]).getMethod("main", String[].class).invoke(null, (Object) rest);
  }

  private static void endWithInput() {
    try {
      while (System.in.read() >= 0) {
        // Nothing is said to it.
      }
    } catch (IOException e) {
      System.err.println("standard input failed: " + e);
    }
    Runtime.getRuntime().halt(0);
  }
}
