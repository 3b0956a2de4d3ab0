/** Checks of what an instance needs: whether it is reachable and permitted, and what to do. */
@NullMarked
package nl.dijkwacht.app.doctor;

import org.jspecify.annotations.NullMarked;
