/** The policies that an instance or a command has, and the requests that they led to. */
@NullMarked
package nl.dijkwacht.app.response;

import org.jspecify.annotations.NullMarked;
