/**
 * Requests to runners, from the alert that they are proposed for to what they led to: approved
 * where that is for people, asked once, told on the finding and in its case.
 */
@NullMarked
package nl.dijkwacht.publish.response.requests;

import org.jspecify.annotations.NullMarked;
