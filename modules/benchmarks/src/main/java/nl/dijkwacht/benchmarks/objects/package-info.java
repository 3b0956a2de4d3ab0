/** {@code objects}: from S3 to the topic, the collector in a process of its own. */
@NullMarked
package nl.dijkwacht.benchmarks.objects;

import org.jspecify.annotations.NullMarked;
