package nl.dijkwacht.app.config;

/**
 * A setting in effect, as people may see it: secrets are hidden.
 *
 * @param key from the top, such as {@code kafka.embedded.port}
 * @param origin the file and line, the environment variable, or {@code default}
 */
public record Setting(String key, String value, String origin) {}
