/** Cases for people at the terminal: finding them, acting on them, checking and writing them. */
@NullMarked
package nl.dijkwacht.app.cases;

import org.jspecify.annotations.NullMarked;
