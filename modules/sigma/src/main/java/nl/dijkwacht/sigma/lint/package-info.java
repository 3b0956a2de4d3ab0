/** What authors of rules should know about them, beyond whether they can be used. */
@NullMarked
package nl.dijkwacht.sigma.lint;

import org.jspecify.annotations.NullMarked;
