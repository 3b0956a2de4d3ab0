/** {@code drift}: a snapshot of buckets, and calls that break their controls. */
@NullMarked
package nl.dijkwacht.benchmarks.drift;

import org.jspecify.annotations.NullMarked;
