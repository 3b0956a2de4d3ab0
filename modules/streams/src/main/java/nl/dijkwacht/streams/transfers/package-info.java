/** Chapter V AVG: personal data that are reached from third countries, or sent there. */
@NullMarked
package nl.dijkwacht.streams.transfers;

import org.jspecify.annotations.NullMarked;
