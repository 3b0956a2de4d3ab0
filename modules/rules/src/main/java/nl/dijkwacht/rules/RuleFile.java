package nl.dijkwacht.rules;

/**
 * One shipped Sigma document.
 *
 * @param name path below the pack's root, with slashes, such as {@code
 *     cloudtrail/logging/cloudtrail-stopped.yml}
 * @param content the document in UTF-8; not copied, so not to be changed
 */
public record RuleFile(String name, byte[] content) {}
