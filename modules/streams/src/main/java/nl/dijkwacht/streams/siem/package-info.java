/** The stage that writes findings and breach cases in the forms that SIEMs read. */
@NullMarked
package nl.dijkwacht.streams.siem;

import org.jspecify.annotations.NullMarked;
