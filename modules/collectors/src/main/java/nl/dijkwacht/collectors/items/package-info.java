/** Items of AWS Config in all their forms, read into the one of Dijkwacht. */
@NullMarked
package nl.dijkwacht.collectors.items;

import org.jspecify.annotations.NullMarked;
