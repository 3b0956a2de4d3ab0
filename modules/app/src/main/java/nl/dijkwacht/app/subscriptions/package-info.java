/** The subscriptions that an instance or a command has by itself, and samples for them. */
@NullMarked
package nl.dijkwacht.app.subscriptions;

import org.jspecify.annotations.NullMarked;
