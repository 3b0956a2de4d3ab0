/** Rules over local files, without Kafka and on all cores. */
@NullMarked
package nl.dijkwacht.app.scan;

import org.jspecify.annotations.NullMarked;
