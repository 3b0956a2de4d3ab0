/** Asking many things of AWS and others at once, each within a limit, and what the answers mean. */
@NullMarked
package nl.dijkwacht.app.inquiry;

import org.jspecify.annotations.NullMarked;
