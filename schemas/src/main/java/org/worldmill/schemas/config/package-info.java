/**
 * The one configuration, {@code pipeline.yaml}: a record a section, validated when it is made, and
 * the loader that refuses a wrong file with its line and remedy.
 */
package org.worldmill.schemas.config;
