package org.worldmill.label.scene;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What is true of a scene, in pixels of the picture that the camera saw first.
 *
 * @param gravity in pixels a second squared, the mean of what it is along the flights; empty where
 *     nothing falls freely
 * @param metresPerPx length along gravity that a pixel stands for, where the bodies are
 * @param contacts in the order of their times
 * @param flights stretches of free fall
 * @param periodSeconds of what swings
 * @param dampingPerSecond rate at which the swing's amplitude decays
 * @param rollRatio how fast a marked body turns, by how fast it would if it rolled on a floor
 */
public record Physics(
    Optional<Point> gravity,
    Optional<Scale> metresPerPx,
    List<Contact> contacts,
    List<Flight> flights,
    Optional<Double> periodSeconds,
    Optional<Double> dampingPerSecond,
    Optional<Double> rollRatio) {

  /** Of a scene in which nothing falls, strikes or swings. */
  public static final Physics NONE =
      new Physics(
          Optional.empty(),
          Optional.empty(),
          List.of(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  public Physics {
    contacts = List.copyOf(contacts);
    flights = List.copyOf(flights);
  }

  /** The same from its end, given in seconds, to its beginning: what lost speed gains it. */
  Physics backwards(double end) {
    return new Physics(
        gravity,
        metresPerPx.map(scale -> t -> scale.at(end - t)),
        contacts.stream()
            .filter(contact -> contact.seconds() <= end)
            .map(
                c ->
                    new Contact(
                        c.body(), end - c.seconds(), c.place(), c.normal(), 1 / c.restitution()))
            .sorted(Comparator.comparingDouble(Contact::seconds))
            .toList(),
        flights.stream().map(flight -> flight.backwards(end)).toList(),
        periodSeconds,
        dampingPerSecond.map(damping -> -damping),
        rollRatio);
  }
}
