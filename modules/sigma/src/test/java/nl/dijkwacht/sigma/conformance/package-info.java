/** The specification as cases: what rules match, what they miss, and what is refused. */
@NullMarked
package nl.dijkwacht.sigma.conformance;

import org.jspecify.annotations.NullMarked;
