package nl.dijkwacht.core.privacy;

import java.util.Comparator;

/**
 * A part of a text that is not shown.
 *
 * @param start of its first character
 * @param end behind its last character
 * @param shown in its place
 */
record Span(int start, int end, String shown) {

  static final Comparator<Span> BY_START = Comparator.comparingInt(Span::start);
}
