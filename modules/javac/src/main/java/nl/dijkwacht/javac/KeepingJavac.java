package nl.dijkwacht.javac;

import javax.inject.Named;
import javax.inject.Singleton;
import javax.tools.JavaCompiler;
import org.codehaus.plexus.compiler.javac.InProcessCompiler;
import org.codehaus.plexus.compiler.javac.JavacCompiler;
import org.codehaus.plexus.compiler.javac.JavaxToolsCompiler;

/**
 * Maven's javac in its own process, but the classes of the plugins of javac are loaded once and not
 * anew for the sources and the tests of each module: cold, they take longer than all the rest of
 * compiling.
 */
@Named(KeepingJavac.ID)
@Singleton
public final class KeepingJavac extends JavacCompiler {

  static final String ID = "javac-keeping";

  private final KeptLoaders loaders = new KeptLoaders();

  @Override
  public String getCompilerId() {
    return ID;
  }

  @Override
  protected InProcessCompiler inProcessCompiler() {
    return new JavaxToolsCompiler() {
      @Override
      protected JavaCompiler newJavaCompiler() {
        return new KeepingCompiler(super.newJavaCompiler(), loaders);
      }
    };
  }
}
