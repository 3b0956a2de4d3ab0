/** Pages for people: how things stand, one finding, signing in. */
@NullMarked
package nl.dijkwacht.api.pages;

import org.jspecify.annotations.NullMarked;
