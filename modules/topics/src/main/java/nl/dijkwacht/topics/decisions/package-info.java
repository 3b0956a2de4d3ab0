/** What people decide, as commands, and how these are sent to the stage that carries them out. */
@NullMarked
package nl.dijkwacht.topics.decisions;

import org.jspecify.annotations.NullMarked;
