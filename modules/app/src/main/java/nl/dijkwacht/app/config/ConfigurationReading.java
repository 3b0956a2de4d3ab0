package nl.dijkwacht.app.config;

import java.util.List;
import java.util.Optional;
import nl.dijkwacht.documents.Problem;

/**
 * What came of reading a configuration.
 *
 * @param configuration empty exactly when a problem is an error
 * @param settings in the order of the documentation
 */
public record ConfigurationReading(
    Optional<Configuration> configuration, List<Setting> settings, List<Problem> problems) {}
