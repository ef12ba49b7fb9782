/**
 * What a page, feed, sitemap or answer of an API leads to: media with the words and terms that
 * stand beside them, and further pages. Reads text that strangers wrote, in bounded memory; asks
 * nobody.
 */
package org.worldmill.ingest.page;
