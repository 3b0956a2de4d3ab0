/** Who touched which asset in one minute, as it is counted. */
@NullMarked
package nl.dijkwacht.streams.detect.minutes;

import org.jspecify.annotations.NullMarked;
