/** Whether an item has sound, and how loud it is. */
package org.worldmill.label.audio;
