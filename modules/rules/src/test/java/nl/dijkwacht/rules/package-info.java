/** What the shipped rules must find, must leave alone, and must say. */
@NullMarked
package nl.dijkwacht.rules;

import org.jspecify.annotations.NullMarked;
