/** Tests of the files for people. */
@NullMarked
package nl.dijkwacht.reports;

import org.jspecify.annotations.NullMarked;
