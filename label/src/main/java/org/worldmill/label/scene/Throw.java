package org.worldmill.label.scene;

import java.util.ArrayList;
import java.util.List;

/** A body thrown without air: parabolas between contacts that keep a fixed share of the speed. */
final class Throw implements Motion {

  private static final int MOST_CONTACTS = 60;

  private final List<Flight> flights = new ArrayList<>();
  private final List<Contact> contacts = new ArrayList<>();

  /**
   * What is thrown, and among what.
   *
   * @param body its number
   * @param place at time zero
   * @param velocity at time zero
   * @param gravity in pixels a second squared
   * @param restitution of all contacts
   * @param seconds until when
   */
  record Start(
      int body, Point place, Point velocity, Point gravity, double restitution, double seconds) {}

  Throw(Start start, List<Wall> walls) {
    double t = 0;
    Point place = start.place();
    Point velocity = start.velocity();
    while (t < start.seconds() && contacts.size() < MOST_CONTACTS) {
      Flight free = new Flight(t, start.seconds(), place, velocity, start.gravity());
      double end = start.seconds();
      Wall struck = null;
      for (Wall wall : walls) {
        double strike = t + untilContact(free, wall);
        if (strike < end) {
          end = strike;
          struck = wall;
        }
      }
      flights.add(new Flight(t, end, place, velocity, start.gravity()));
      if (struck == null) {
        return;
      }
      place = free.at(end);
      Point before = free.velocityAt(end);
      double into = before.dot(struck.normal());
      velocity = before.minus(struck.normal().times((1 + start.restitution()) * into));
      contacts.add(new Contact(start.body(), end, place, struck.normal(), start.restitution()));
      t = end;
      double hop = -2 * start.restitution() * into / start.gravity().length();
      boolean onFloor = start.gravity().dot(struck.normal()) < -0.5 * start.gravity().length();
      if (onFloor && hop < 0.05) {
        Point along = velocity.minus(struck.normal().times(velocity.dot(struck.normal())));
        flights.add(new Flight(t, start.seconds(), place, along, new Point(0, 0)));
        return;
      }
    }
  }

  /** Seconds until the body next moves into a wall; infinite if it never does. */
  private static double untilContact(Flight flight, Wall wall) {
    double c = wall.distance(flight.place());
    double b = flight.velocity().dot(wall.normal());
    double a = flight.acceleration().dot(wall.normal()) / 2;
    if (Math.abs(a) < 1e-9) {
      return b < 0 ? Math.max(0, -c / b) : Double.POSITIVE_INFINITY;
    }
    double root = b * b - 4 * a * c;
    if (root < 0) {
      return Double.POSITIVE_INFINITY;
    }
    double first = (-b - Math.sqrt(root)) / (2 * a);
    double second = (-b + Math.sqrt(root)) / (2 * a);
    double best = Double.POSITIVE_INFINITY;
    for (double t : new double[] {first, second}) {
      if (t > 1e-6 && b + 2 * a * t < 0) {
        best = Math.min(best, t);
      }
    }
    return best;
  }

  List<Flight> flights() {
    return flights;
  }

  List<Contact> contacts() {
    return contacts;
  }

  @Override
  public Point at(double t) {
    for (Flight flight : flights) {
      if (t <= flight.endSeconds()) {
        return flight.at(t);
      }
    }
    return flights.get(flights.size() - 1).at(t);
  }
}
