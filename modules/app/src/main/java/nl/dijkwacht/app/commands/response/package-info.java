/** {@code dijkwacht response}: policies, and the requests that wait for a person. */
@NullMarked
package nl.dijkwacht.app.commands.response;

import org.jspecify.annotations.NullMarked;
