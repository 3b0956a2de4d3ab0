/** The stage that holds trail events against the rules and writes signals. */
@NullMarked
package nl.dijkwacht.streams.detect;

import org.jspecify.annotations.NullMarked;
