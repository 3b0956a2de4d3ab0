/** What a message of a queue says, whoever wrote it and however it is wrapped. */
@NullMarked
package nl.dijkwacht.collectors.messages;

import org.jspecify.annotations.NullMarked;
