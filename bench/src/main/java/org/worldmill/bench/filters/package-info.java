/** How often the measures of picture and coding are right, on films whose faults were made. */
package org.worldmill.bench.filters;
