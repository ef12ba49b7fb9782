package org.worldmill.jobs.crawl;

import java.util.List;
import org.worldmill.jobs.catalog.HostRow;

/**
 * The addresses of one wave that must be asked for one after the other, since their domains are the
 * same or stand at the same addresses.
 *
 * @param lane its name: the first of its domains
 * @param names hosts that it may ask
 * @param places their registered domains and addresses, which no other lane of this wave asks
 * @param hosts what is known of its origins
 * @param asks what to ask for, in this order
 * @param fresh domains of which nothing was ever asked: what is found of them may be asked for at
 *     once, since it cannot have been asked for before
 * @param most how many addresses may be asked for in this wave
 */
record LaneOrder(
    String lane,
    List<String> names,
    List<String> places,
    List<HostRow> hosts,
    List<Ask> asks,
    List<String> fresh,
    int most) {

  LaneOrder {
    names = List.copyOf(names);
    places = List.copyOf(places);
    hosts = List.copyOf(hosts);
    fresh = List.copyOf(fresh);
    asks = List.copyOf(asks);
  }
}
