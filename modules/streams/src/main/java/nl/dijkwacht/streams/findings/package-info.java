/** The stage that gives signals and verdicts a life as findings and alerts people to them. */
@NullMarked
package nl.dijkwacht.streams.findings;

import org.jspecify.annotations.NullMarked;
