package nl.dijkwacht.collectors.files;

import java.io.IOException;
import java.io.InputStream;

/** Opens the content of a file, wherever it lies. */
@FunctionalInterface
public interface TrailSource {

  InputStream open() throws IOException;
}
