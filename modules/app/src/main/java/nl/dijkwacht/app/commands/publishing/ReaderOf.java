package nl.dijkwacht.app.commands.publishing;

import java.io.IOException;
import nl.dijkwacht.app.config.Configuration;
import nl.dijkwacht.app.publication.DocumentReader;

/** What an instance with a configuration reads published documents with. */
@FunctionalInterface
public interface ReaderOf {
  DocumentReader<?> of(Configuration configuration) throws IOException;
}
