/** Organisations of any size whose normal life is as varied as real life, day by day. */
@NullMarked
package nl.dijkwacht.simulator.organisation;

import org.jspecify.annotations.NullMarked;
