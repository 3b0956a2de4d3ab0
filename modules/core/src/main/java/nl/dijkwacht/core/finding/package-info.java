/**
 * Findings and their life: what signals, verdicts, people and time do to them, and what people are
 * told.
 */
@NullMarked
package nl.dijkwacht.core.finding;

import org.jspecify.annotations.NullMarked;
