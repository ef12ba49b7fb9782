/** What a robot did while it was filmed: states and actions of its joints over time. */
package org.worldmill.schemas.robot;
