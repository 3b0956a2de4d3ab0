/** What came of verifying a trail, for people and for programs. */
@NullMarked
package nl.dijkwacht.app.trail;

import org.jspecify.annotations.NullMarked;
