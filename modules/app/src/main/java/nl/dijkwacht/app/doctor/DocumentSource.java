package nl.dijkwacht.app.doctor;

import java.io.IOException;
import nl.dijkwacht.app.publication.DocumentReader;

/** Finds the files of a kind that an instance has by itself. */
@FunctionalInterface
public interface DocumentSource {
  DocumentReader<?> reader() throws IOException;
}
