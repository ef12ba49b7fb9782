/**
 * What can be said of the ways of things: free fall with its gravity and scale, contacts and what
 * they leave of the speed, periods, and derivatives of any motion; each with its standard error.
 */
package org.worldmill.label.physics;
