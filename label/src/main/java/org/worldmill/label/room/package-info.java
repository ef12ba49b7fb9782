/** A furnished room filmed along an exactly known path, with what is true of each picture. */
package org.worldmill.label.room;
