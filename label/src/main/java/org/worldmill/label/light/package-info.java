/** How the light of a whole picture changes: lamps that flicker, exposures that swing. */
@org.jspecify.annotations.NullMarked
package org.worldmill.label.light;
