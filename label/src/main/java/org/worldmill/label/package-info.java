/** Motion, geometry and captions. */
package org.worldmill.label;
