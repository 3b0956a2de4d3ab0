/** Options and arguments that several groups of commands have, and what they stand for. */
@NullMarked
package nl.dijkwacht.app.commands.options;

import org.jspecify.annotations.NullMarked;
