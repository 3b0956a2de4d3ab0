/** Who may ask what of the API, and the log of who looked at what. */
@NullMarked
package nl.dijkwacht.api.access;

import org.jspecify.annotations.NullMarked;
