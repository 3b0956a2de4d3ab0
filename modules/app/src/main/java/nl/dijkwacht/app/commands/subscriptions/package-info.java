/** {@code dijkwacht subscriptions}: who is told of what, tried out and published. */
@NullMarked
package nl.dijkwacht.app.commands.subscriptions;

import org.jspecify.annotations.NullMarked;
