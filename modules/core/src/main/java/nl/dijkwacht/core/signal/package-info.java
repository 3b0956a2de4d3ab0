/**
 * What rules and other services of AWS say of what happened, of what subject, and how grave it is.
 */
@NullMarked
package nl.dijkwacht.core.signal;

import org.jspecify.annotations.NullMarked;
