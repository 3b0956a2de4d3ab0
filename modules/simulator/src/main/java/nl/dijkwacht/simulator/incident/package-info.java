/**
 * What goes wrong in an organisation, each time with its truth: who, what, from when until when.
 */
@NullMarked
package nl.dijkwacht.simulator.incident;

import org.jspecify.annotations.NullMarked;
