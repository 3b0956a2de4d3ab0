/** Entry points for a fuzzer, which looks for input that breaks the readers of rules and events. */
@NullMarked
package nl.dijkwacht.sigma.fuzz;

import org.jspecify.annotations.NullMarked;
