/** Text about items: what people wrote beside them, and sentences made from what was measured. */
package org.worldmill.label.caption;
