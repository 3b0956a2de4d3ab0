/** The commands, and how they end. */
@NullMarked
package nl.dijkwacht.app.commands;

import org.jspecify.annotations.NullMarked;
