/** From Sigma's YAML to compiled rules, with every mistake at its place. */
@NullMarked
package nl.dijkwacht.sigma.parse;

import org.jspecify.annotations.NullMarked;
