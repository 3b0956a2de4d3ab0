/** Breach cases and requests of data subjects: their life, clocks, steps and evidence. */
@NullMarked
package nl.dijkwacht.core.cases;

import org.jspecify.annotations.NullMarked;
