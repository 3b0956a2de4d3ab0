/** Expressions in CEL, bounded in size, depth, iterations and input. */
@NullMarked
package nl.dijkwacht.expressions;

import org.jspecify.annotations.NullMarked;
