/** What {@code publish} and {@code published} do, whatever the documents are. */
@NullMarked
package nl.dijkwacht.app.commands.publishing;

import org.jspecify.annotations.NullMarked;
