/**
 * Brings each alert to each subscription that asks for it: at least once, in order, whatever other
 * receivers do.
 */
@NullMarked
package nl.dijkwacht.publish.delivery;

import org.jspecify.annotations.NullMarked;
