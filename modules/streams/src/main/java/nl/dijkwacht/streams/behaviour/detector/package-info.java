/** What is suspicious about an access, one class a question. */
@NullMarked
package nl.dijkwacht.streams.behaviour.detector;

import org.jspecify.annotations.NullMarked;
