package nl.dijkwacht.api;

import java.util.function.Consumer;

/**
 * Server-sent events (HTML Standard, 9.2).
 *
 * @param opened gets the sink that events go to; it must not block
 */
public record EventStream(Consumer<EventSink> opened) implements Answer {}
