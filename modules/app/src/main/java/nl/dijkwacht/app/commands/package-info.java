/** The commands that belong to no group, what is told by several, and how all of them end. */
@NullMarked
package nl.dijkwacht.app.commands;

import org.jspecify.annotations.NullMarked;
