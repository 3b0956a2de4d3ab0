/** What the HTTP API needs of the rest: the live score, and who sends decisions. */
@NullMarked
package nl.dijkwacht.app.service;

import org.jspecify.annotations.NullMarked;
