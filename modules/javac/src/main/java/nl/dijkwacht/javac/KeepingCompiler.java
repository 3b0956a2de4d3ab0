package nl.dijkwacht.javac;

import java.io.File;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Writer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.lang.model.SourceVersion;
import javax.tools.DiagnosticListener;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;

/** A compiler whose managers of files give the kept class loaders of processors. */
final class KeepingCompiler implements JavaCompiler {

  private final JavaCompiler javac;
  private final KeptLoaders loaders;

  KeepingCompiler(JavaCompiler javac, KeptLoaders loaders) {
    this.javac = javac;
    this.loaders = loaders;
  }

  @Override
  public StandardJavaFileManager getStandardFileManager(
      DiagnosticListener<? super JavaFileObject> listener, Locale locale, Charset charset) {
    StandardJavaFileManager files = javac.getStandardFileManager(listener, locale, charset);
    return (StandardJavaFileManager)
        Proxy.newProxyInstance(
            KeepingCompiler.class.getClassLoader(),
            new Class<?>[] {StandardJavaFileManager.class},
            (proxy, method, arguments) ->
                method.getName().equals("getClassLoader")
                        && arguments[0] == StandardLocation.ANNOTATION_PROCESSOR_PATH
                    ? processors(files)
                    : call(files, method, arguments));
  }

  private ClassLoader processors(StandardJavaFileManager files) {
    List<File> path = new ArrayList<>();
    files.getLocation(StandardLocation.ANNOTATION_PROCESSOR_PATH).forEach(path::add);
    return loaders.of(path, () -> files.getClassLoader(StandardLocation.ANNOTATION_PROCESSOR_PATH));
  }

  private static Object call(StandardJavaFileManager files, Method method, Object[] arguments)
      throws Throwable {
    try {
      return method.invoke(files, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  @Override
  public CompilationTask getTask(
      Writer out,
      JavaFileManager files,
      DiagnosticListener<? super JavaFileObject> listener,
      Iterable<String> options,
      Iterable<String> classes,
      Iterable<? extends JavaFileObject> units) {
    return javac.getTask(out, files, listener, options, classes, units);
  }

  @Override
  public int run(InputStream in, OutputStream out, OutputStream err, String... arguments) {
    return javac.run(in, out, err, arguments);
  }

  @Override
  public Set<SourceVersion> getSourceVersions() {
    return javac.getSourceVersions();
  }

  @Override
  public int isSupportedOption(String option) {
    return javac.isSupportedOption(option);
  }

  @Override
  public String name() {
    return javac.name();
  }
}
