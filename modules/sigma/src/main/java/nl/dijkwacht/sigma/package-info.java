/** Sigma rules over CloudTrail records: the rules themselves, sets of them, and their matcher. */
@NullMarked
package nl.dijkwacht.sigma;

import org.jspecify.annotations.NullMarked;
