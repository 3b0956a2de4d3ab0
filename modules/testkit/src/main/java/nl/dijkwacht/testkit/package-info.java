/** What the tests of several modules share. */
@NullMarked
package nl.dijkwacht.testkit;

import org.jspecify.annotations.NullMarked;
