/** What calls that copy, share or export data tell of where the data go. */
@NullMarked
package nl.dijkwacht.streams.transfers.flow;

import org.jspecify.annotations.NullMarked;
