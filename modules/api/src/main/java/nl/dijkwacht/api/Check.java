package nl.dijkwacht.api;

import java.util.function.Supplier;

/**
 * A question to a part of Dijkwacht about its state.
 *
 * @param name kebab-case, unique among those it is asked with
 * @param question asked from a thread of its own, never twice at once; what takes too long or
 *     throws counts as down
 */
public record Check(String name, Supplier<CheckResult> question) {}
