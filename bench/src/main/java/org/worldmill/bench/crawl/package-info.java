/** What crawling costs: a web on loopback, crawled by us and fetched by others. */
package org.worldmill.bench.crawl;
