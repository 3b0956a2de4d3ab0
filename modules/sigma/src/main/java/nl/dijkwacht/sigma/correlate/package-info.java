/** Correlations: several matches within a time that mean more together than each alone. */
@NullMarked
package nl.dijkwacht.sigma.correlate;

import org.jspecify.annotations.NullMarked;
