/** The files in which AWS delivers records and configuration items, late and out of order. */
@NullMarked
package nl.dijkwacht.simulator.delivery;

import org.jspecify.annotations.NullMarked;
