/** Collecting: what sources hold becomes records on the collect topics, each once. */
@NullMarked
package nl.dijkwacht.collectors;

import org.jspecify.annotations.NullMarked;
