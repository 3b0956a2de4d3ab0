package nl.dijkwacht.publish.messages;

/**
 * Where to look further.
 *
 * @param name as the organisation calls it
 * @param url by the organisation's template, with values that are encoded
 */
public record Link(String name, String url) {}
