package nl.dijkwacht.app.onboarding;

/**
 * Where a trail writes.
 *
 * @param prefix before {@code AWSLogs/}, with the slash at its end; may be empty
 */
public record LogBucket(String name, String prefix) {}
