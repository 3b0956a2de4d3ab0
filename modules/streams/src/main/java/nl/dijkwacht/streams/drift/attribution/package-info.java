/** Who changed a resource, told from the calls on it. */
@NullMarked
package nl.dijkwacht.streams.drift.attribution;

import org.jspecify.annotations.NullMarked;
