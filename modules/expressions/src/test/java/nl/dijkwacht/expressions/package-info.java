/** What expressions give, what they refuse, and that they mean what CEL means. */
@NullMarked
package nl.dijkwacht.expressions;

import org.jspecify.annotations.NullMarked;
