/** What is remembered of principals and what they touch, and what is usual by it. */
@NullMarked
package nl.dijkwacht.streams.behaviour.habit;

import org.jspecify.annotations.NullMarked;
