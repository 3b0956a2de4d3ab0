/** Asking AWS again and again: each question is asked by one instance at a time. */
@NullMarked
package nl.dijkwacht.collectors.polling;

import org.jspecify.annotations.NullMarked;
