/** Alerts and notices for tests. */
@NullMarked
package nl.dijkwacht.publish.samples;

import org.jspecify.annotations.NullMarked;
