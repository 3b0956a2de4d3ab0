/** What people are told, in their language, and as much of it as a channel may know. */
@NullMarked
package nl.dijkwacht.publish.messages;

import org.jspecify.annotations.NullMarked;
