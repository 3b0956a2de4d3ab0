/**
 * The stage that holds trail events against the rules, watches their sources, and writes signals.
 */
@NullMarked
package nl.dijkwacht.streams.detect;

import org.jspecify.annotations.NullMarked;
