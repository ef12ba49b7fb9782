/** How many items of each kind a dataset takes: clusters of pictures that look alike, mixtures. */
package org.worldmill.curate.balance;
