/** The ways out of Dijkwacht: each brings a message to one kind of receiver. */
@NullMarked
package nl.dijkwacht.publish.channels;

import org.jspecify.annotations.NullMarked;
