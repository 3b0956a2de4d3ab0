package nl.dijkwacht.api;

import com.sun.net.httpserver.Headers;

/** Something to get at one path. */
@FunctionalInterface
interface Page {

  Response get(Headers request);
}
