/** Compiled rules: questions about one record that are answered on its bytes. */
@NullMarked
package nl.dijkwacht.sigma.match;

import org.jspecify.annotations.NullMarked;
