package nl.dijkwacht.reports.period;

/**
 * One of the five headline controls. A resource fails it if it fails any check, and passes it if it
 * passes all that apply.
 *
 * @param name such as {@code residency}
 * @param score over its checks
 * @param passing resources that pass it
 * @param failing resources that fail it
 * @param unknown resources that fail nothing, and of which something could not be told
 * @param suppressed resources that fail only under an exception
 */
public record HeadlineScore(
    String name, Score score, long passing, long failing, long unknown, long suppressed) {}
