package nl.dijkwacht.javac;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** One class loader for each path of processors, for as long as the build runs. Thread-safe. */
final class KeptLoaders {

  private final Map<List<File>, ClassLoader> loaders = new ConcurrentHashMap<>();

  ClassLoader of(List<File> path, Supplier<ClassLoader> maker) {
    return loaders.computeIfAbsent(path, unknown -> new Kept(maker.get()));
  }

  /** Has no close, which javac would call when it has compiled. */
  private static final class Kept extends ClassLoader {

    private final ClassLoader loader;

    Kept(ClassLoader loader) {
      super(loader);
      this.loader = loader;
    }

    /** Without those of the parent twice. */
    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
      return loader.getResources(name);
    }
  }
}
