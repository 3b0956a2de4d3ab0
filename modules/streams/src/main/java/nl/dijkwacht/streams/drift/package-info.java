/** The stage that holds the states of resources against controls and tells who changed them. */
@NullMarked
package nl.dijkwacht.streams.drift;

import org.jspecify.annotations.NullMarked;
