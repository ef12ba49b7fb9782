/** Pictures of published 3D models with texts about them, as a release of their own. */
package org.worldmill.jobs.pairs;
