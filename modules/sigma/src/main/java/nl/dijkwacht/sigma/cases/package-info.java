/** Events beside rules, which tell what the rules should match and what they should leave alone. */
@NullMarked
package nl.dijkwacht.sigma.cases;

import org.jspecify.annotations.NullMarked;
