/** What a crawl may do: its scope, budgets and licence profile, and who it says that it is. */
package org.worldmill.schemas.crawl;
