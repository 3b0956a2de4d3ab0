/** Why a rule matches a record or does not, in the words of the rule. */
@NullMarked
package nl.dijkwacht.sigma.explain;

import org.jspecify.annotations.NullMarked;
